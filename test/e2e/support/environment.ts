/** What the suite is told about the cluster. `hack/e2e` sets it; for a cluster of your own, set it yourself (docs/testing.md). */
export const ENVIRONMENT = {
  /** Registry that anybody may pull from. */
  registry: process.env['E2E_REGISTRY'] ?? 'registry.test:5000',
  /** Registry behind Basic authentication. */
  registryBasic: process.env['E2E_REGISTRY_BASIC'] ?? 'registry.test:5001',
  /** Registry behind a token service. */
  registryToken: process.env['E2E_REGISTRY_TOKEN'] ?? 'registry.test:5002',
  username: process.env['E2E_REGISTRY_USERNAME'] ?? 'puller',
  password: process.env['E2E_REGISTRY_PASSWORD'] ?? 'basic-secret',
  /** The command that stops and starts parts of the cluster, words separated by spaces; empty where there is none. */
  cluster: (process.env['E2E_CLUSTER'] ?? '').split(' ').filter((word) => word !== ''),
  /** agent-sandbox's controller, a program; empty where there is none. */
  agentSandbox: process.env['E2E_AGENT_SANDBOX'] ?? '',
  /** Namespace of the operator. */
  operatorNamespace: process.env['E2E_OPERATOR_NAMESPACE'] ?? 'base-image-operator',
} as const;
