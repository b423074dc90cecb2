import { X509Certificate } from 'node:crypto';
import { ENVIRONMENT } from '../../../e2e/support/environment.ts';
import { eventually } from '../../../e2e/support/eventually.ts';
import { kubectl } from '../../../e2e/support/kubectl.ts';
import { must } from '../../../e2e/support/must.ts';
import { WEBHOOK_PODS } from '../../../e2e/support/webhook-pods.ts';
import type { Disturbance } from './disturbance.ts';

const NAMESPACE = ['-n', ENVIRONMENT.operatorNamespace];
const SERVING = 'base-image-webhook-tls';
const AUTHORITY = 'base-image-webhook-ca';

/** The serving certificate that is stored; undefined while there is none. */
async function stored(): Promise<X509Certificate | undefined> {
  const path = 'jsonpath={.data.tls\\.crt}';
  const { stdout } = await kubectl(['get', 'secret', SERVING, ...NAMESPACE, '-o', path]);
  return stdout === '' ? undefined : new X509Certificate(Buffer.from(stdout, 'base64'));
}

/** Waits until every pod serves a certificate that was not there before. */
async function untilServed(before: X509Certificate | undefined): Promise<void> {
  const leaf = await eventually(
    stored,
    (found) => found !== undefined && found.fingerprint256 !== before?.fingerprint256,
    { what: 'another serving certificate' },
  );
  // A kubelet brings it into its pods within a minute or so, or when a pod changes.
  const selector = ['-l', 'app.kubernetes.io/component=webhook'];
  const looked = `looked=${String(Date.now())}`;
  await must(kubectl(['annotate', 'pods', ...NAMESPACE, ...selector, '--overwrite', looked]));
  const ends = (leaf?.validToDate.getTime() ?? 0) / 1_000;
  await eventually(
    () => WEBHOOK_PODS.expiries(),
    (expiries) => expiries.length === 2 && expiries.every((each) => each === ends),
    { timeoutMs: 120_000, what: 'the new certificate in every pod' },
  );
}

function renewal(name: string, secrets: readonly string[]): Disturbance {
  return {
    name,
    mayFailOpen: false,
    isLocal: false,
    async disturb() {
      const before = await stored();
      await must(kubectl(['delete', 'secret', ...NAMESPACE, ...secrets]));
      await untilServed(before);
    },
  };
}

/** Certificates are made anew because their Secrets are gone: the serving one alone, and with its authority. */
export const renewedCertificate = {
  serving: renewal('serving certificate', [SERVING]),
  authority: renewal('authority', [AUTHORITY, SERVING]),
};
