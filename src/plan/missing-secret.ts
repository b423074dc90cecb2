/** What is told of a pull secret that does not exist or is of another type. */
export function missingSecret(name: string): { reason: 'PullSecretMissing'; message: string } {
  const message = `The Secret ${name} of spec.imagePullSecrets does not exist or is not of type kubernetes.io/dockerconfigjson; create it in this namespace`;
  return { reason: 'PullSecretMissing', message };
}
