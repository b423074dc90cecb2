import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes what an API server needs to call one webhook with the token in `FOLDER/token`, as docs/operations.md shows it. Returns the file for
 * `--admission-control-config-file`.
 *
 * @param service `NAME.NAMESPACE.svc` of the webhook
 */
export function admissionConfiguration(folder: string, service: string): string {
  const kubeConfigFile = join(folder, 'webhooks.kubeconfig');
  const tokenFile = join(folder, 'token');
  const users = [{ name: service, user: { tokenFile } }];
  writeFileSync(kubeConfigFile, JSON.stringify({ apiVersion: 'v1', kind: 'Config', users }));
  const configuration = {
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'WebhookAdmissionConfiguration',
    kubeConfigFile,
  };
  const file = join(folder, 'admission.yaml');
  writeFileSync(
    file,
    JSON.stringify({
      apiVersion: 'apiserver.config.k8s.io/v1',
      kind: 'AdmissionConfiguration',
      plugins: [{ name: 'ValidatingAdmissionWebhook', configuration }],
    }),
  );
  return file;
}
