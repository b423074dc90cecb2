/** A Secret of type kubernetes.io/dockerconfigjson with one registry's credentials. */
export function pullSecret(
  namespace: string,
  name: string,
  credentials: { registry: string; username: string; password: string },
): object {
  const { registry, username, password } = credentials;
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  const config = JSON.stringify({ auths: { [registry]: { auth } } });
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': Buffer.from(config).toString('base64') },
  };
}
