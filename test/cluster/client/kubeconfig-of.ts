/** A kubeconfig for a fake API server, as JSON, which is YAML too. */
export function kubeconfigOf(server: string): string {
  return JSON.stringify({
    clusters: [{ name: 'fake', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'user', user: { token: 'secret-token' } }],
    contexts: [{ name: 'context', context: { cluster: 'fake', user: 'user' } }],
    'current-context': 'context',
  });
}
