/** Objects of agent-sandbox (extensions.agents.x-k8s.io/v1beta1), the smallest that work. */
const apiVersion = 'extensions.agents.x-k8s.io/v1beta1';

export const AGENT_SANDBOX = {
  claim: (namespace: string, name: string, pool: string): object => ({
    apiVersion,
    kind: 'SandboxClaim',
    metadata: { name, namespace },
    spec: { warmPoolRef: { name: pool } },
  }),
  pool: (namespace: string, name: string, template: string): object => ({
    apiVersion,
    kind: 'SandboxWarmPool',
    metadata: { name, namespace },
    spec: { replicas: 0, sandboxTemplateRef: { name: template } },
  }),
  sandbox: (namespace: string, name: string, slot: string, image: string): object => ({
    apiVersion: 'agents.x-k8s.io/v1beta1',
    kind: 'Sandbox',
    metadata: { name, namespace },
    spec: {
      podTemplate: {
        metadata: { labels: { 'vibed.dev/template': slot } },
        spec: { containers: [{ name: 'runtime', image }] },
      },
    },
  }),
  template: (namespace: string, name: string, slot: string, image: string): object => ({
    apiVersion,
    kind: 'SandboxTemplate',
    metadata: { name, namespace },
    spec: {
      networkPolicyManagement: 'Unmanaged',
      podTemplate: {
        metadata: { labels: { 'vibed.dev/template': slot } },
        spec: { containers: [{ name: 'runtime', image }] },
      },
    },
  }),
} as const;
