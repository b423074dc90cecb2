package main

// Names of the environment variables that the agent reads.
const (
	envControlAddr = "VIBED_AGENT_CONTROL_ADDR"
	envLanguage    = "VIBED_TEMPLATE_LANGUAGE"
	envProbe       = "VIBED_RUNTIME_PROBE"
)

// defaultControlAddr is where the contract expects the control API: port 9000, all interfaces.
const defaultControlAddr = ":9000"

// config is what the image's environment says.
type config struct {
	controlAddr string
	language    string
	probe       string
}

// configFromEnv reads the configuration with getenv. Language and probe are passed on verbatim: judging them is
// the validator's business.
func configFromEnv(getenv func(string) string) config {
	cfg := config{
		controlAddr: getenv(envControlAddr),
		language:    getenv(envLanguage),
		probe:       getenv(envProbe),
	}
	if cfg.controlAddr == "" {
		cfg.controlAddr = defaultControlAddr
	}
	return cfg
}
