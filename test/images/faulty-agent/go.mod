module images.vibed.dev/test/faulty-agent

go 1.23
