module images.vibed.dev/agent

go 1.23
