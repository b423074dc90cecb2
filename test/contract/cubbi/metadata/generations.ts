/** Metadata files in the manner of upstream's releases: what they wrote must not be an error. */
export const GENERATIONS = {
  env: `# The tool
name: tool-a
description: Tool A (e.g. model-1.5), for pairs
version: 1.0.0
maintainer: team@example.com
image: example/cubbi-tool-a:latest

init:
  pre_command: /cubbi-init.sh
  command: /entrypoint.sh

environment:
  # Keys
  - name: TOOL_A_API_KEY
    description: Key of the provider
    required: true
    sensitive: true

  - name: TRACE_PUBLIC_KEY
    description: Names the project
    required: false
  - name: TRACE_URL
    description: Where traces go
    required: false
    default: https://traces.example.com

ports:
  - 8000

volumes:
  - mountPath: /app
    description: Application directory

persistent_configs:
  - source: "/app/.tool-a"
    target: "/cubbi-config/tool-a-app"
    type: "directory"
    description: "Memory"
  - source: "/home/cubbi/.tool-a"
    target: "/cubbi-config/tool-a"
    type: "directory"
    description: "Settings"
`,
  config: `name: toolb
description: Tool B
version: 1.0.0
maintainer: team@example.com
image: example/cubbi-toolb:latest
persistent_configs: []
environments_to_forward:
  # Keys
  - OPENAI_API_KEY
  - HTTP_PROXY
`,
} as const;
