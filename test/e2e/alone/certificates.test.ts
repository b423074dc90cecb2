import { beforeAll, describe, expect, test } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { V1Secret } from '@kubernetes/client-node';
import { apiRequest } from '../support/api-request.ts';
import { startAdmissionLoad } from '../support/admission-load.ts';
import { apply } from '../support/apply.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { eventually } from '../support/eventually.ts';
import { failedCalls } from '../support/failed-calls.ts';
import { GATE_CONFIGURATION } from '../support/gate-configuration.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import { nodeTemplate } from '../support/node-template.ts';
import { pod } from '../support/pod.ts';
import { untilSettled } from '../support/until-settled.ts';
import { userTemplate } from '../support/user-template.ts';
import { WEBHOOK_PODS } from '../support/webhook-pods.ts';
import { withNamespace } from '../support/with-namespace.ts';

const namespace = withNamespace('certificates');
const operator = ['-n', ENVIRONMENT.operatorNamespace];
const good = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const bad = `${ENVIRONMENT.registry}/no-agent:1.0`;
const PODS = [
  pod({ namespace, name: 'good', slot: 'node-24', image: good }),
  pod({ namespace, name: 'bad', slot: 'no-agent', image: bad }),
];
const AUTHORITY = 'base-image-webhook-ca';
const SERVING = 'base-image-webhook-tls';
/** Shorter than the controller takes from one look at the configuration to the next. */
const AT_ONCE_MS = 8_000;

beforeAll(async () => {
  await must(
    apply([
      userTemplate(namespace, 'node-24', { image: good }),
      nodeTemplate(namespace, 'no-agent'),
    ]),
  );
  await Promise.all(['node-24', 'no-agent'].map((name) => untilSettled(namespace, name)));
});

/** A certificate of a Secret; undefined while there is none. */
async function certificate(secret: string, key: string): Promise<X509Certificate | undefined> {
  const path = `/api/v1/namespaces/${ENVIRONMENT.operatorNamespace}/secrets/${secret}`;
  const { body } = await apiRequest({ method: 'GET', path });
  const text64 = (body as V1Secret).data?.[key];
  return text64 === undefined ? undefined : new X509Certificate(Buffer.from(text64, 'base64'));
}

/** Waits until both pods serve what a new authority signed, and returns when that ends, in seconds since 1970. */
async function untilRotated(old: X509Certificate | undefined): Promise<number> {
  const leaf = await eventually(
    () => certificate(SERVING, 'tls.crt'),
    (found) => found !== undefined && old !== undefined && !found.verify(old.publicKey),
    { what: 'a leaf of another authority' },
  );
  // A kubelet brings it into its pods within a minute or so, or when a pod changes.
  const selector = ['-l', 'app.kubernetes.io/component=webhook'];
  await must(
    kubectl(['annotate', 'pods', ...operator, ...selector, '--overwrite', `looked=${Date.now()}`]),
  );
  const ends = (leaf?.validToDate.getTime() ?? 0) / 1_000;
  await eventually(
    () => WEBHOOK_PODS.expiries(),
    (expiries) => expiries.length === 2 && expiries.every((each) => each === ends),
    { timeoutMs: 180_000, what: `both pods serve the leaf that ends at ${String(ends)}` },
  );
  return ends;
}

describe('a change of authority under load fails no call', () => {
  test.each([
    { reason: 'forced by deleting its Secret', secrets: [AUTHORITY] },
    { reason: 'forced by deleting both Secrets', secrets: [AUTHORITY, SERVING] },
  ])('$reason', async ({ secrets }) => {
    const old = await certificate(AUTHORITY, 'ca.crt');
    const before = await failedCalls();
    const load = startAdmissionLoad(PODS);
    await must(kubectl(['delete', 'secret', ...operator, ...secrets]));
    await untilRotated(old);
    await sleep(2_000);
    const [admitted, rejected] = await load.stop();
    expect((await WEBHOOK_PODS.list()).map(({ isReady }) => isReady)).toEqual([true, true]);
    expect(await failedCalls()).toBe(before);
    expect(admitted?.refusals).toEqual([]);
    // By the policy, or by the webhook while an API server that was started lately does not know the policy's parameters yet.
    expect(rejected?.admitted).toBe(0);
    expect(rejected?.refusals).not.toEqual([]);
    expect(rejected?.refusals.filter((said) => !said.includes('vibed-agent'))).toEqual([]);
    // It was asked all the time.
    expect(admitted?.admitted).toBeGreaterThan(50);
  });
});

test('a caBundle that a tool takes out is back at once', async () => {
  const before = await GATE_CONFIGURATION.bundles();
  await GATE_CONFIGURATION.setBundle('');
  await eventually(
    () => GATE_CONFIGURATION.bundles(),
    (bundles) => JSON.stringify(bundles) === JSON.stringify(before),
    { timeoutMs: AT_ONCE_MS, everyMs: 50, what: 'the caBundle of every webhook' },
  );
  await WEBHOOK_PODS.until(true);
  const outcome = await apply(PODS.slice(1), ['--dry-run=server']);
  expect([outcome.code === 0, outcome.stderr]).toEqual([
    false,
    expect.stringContaining('vibed-agent'),
  ]);
});
