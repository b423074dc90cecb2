import { afterEach, expect, test } from '@jest/globals';
import { issueAuthority } from '../../../src/certs/issue-authority.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { eventually } from '../support/eventually.ts';
import { GATE_CONFIGURATION } from '../support/gate-configuration.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import { RELEASE } from '../support/release.ts';
import { WEBHOOK_PODS } from '../support/webhook-pods.ts';

const operator = ['-n', ENVIRONMENT.operatorNamespace];
const WEBHOOK = ['deployment/base-image-webhook', ...operator];
const CONTROLLER = ['deployment/base-image-controller', ...operator];

/** Changes how many controllers there are, and waits for it. */
async function scaleController(replicas: number): Promise<void> {
  await must(kubectl(['scale', ...CONTROLLER, `--replicas=${String(replicas)}`]));
  const selector = ['-l', 'app.kubernetes.io/component=controller'];
  if (replicas > 0) await must(kubectl(['rollout', 'status', ...CONTROLLER, '--timeout=180s']));
  else
    await must(
      kubectl(['wait', 'pods', ...operator, ...selector, '--for=delete', '--timeout=180s']),
    );
}

afterEach(() => scaleController(2));

test('pods that the API server cannot verify turn not ready and say why, and are ready again when it can', async () => {
  await WEBHOOK_PODS.until(true);
  const before = await GATE_CONFIGURATION.bundles();
  // Nobody is there to repair it.
  await scaleController(0);
  const other = await issueAuthority(Date.now());
  await GATE_CONFIGURATION.setBundle(other.certificate);
  for (const { name } of await WEBHOOK_PODS.until(false)) {
    const [first = ''] = Object.keys(before);
    expect((await WEBHOOK_PODS.ask(name, '/readyz')).split('\n')).toContain(
      `[-] certificate: ${first} cannot verify the serving certificate: it was signed by nothing in the caBundle`,
    );
    expect(await WEBHOOK_PODS.ask(name, '/metrics')).toMatch(/^vibed_certificate_accepted 0$/m);
  }
  await scaleController(2);
  await WEBHOOK_PODS.until(true);
  expect(await GATE_CONFIGURATION.bundles()).toEqual(before);
});

test('with the configuration deleted pods stay ready and can be rolled out; made anew, it is complete at once', async () => {
  const before = await GATE_CONFIGURATION.bundles();
  await GATE_CONFIGURATION.delete();
  await must(kubectl(['rollout', 'restart', ...WEBHOOK]));
  await must(kubectl(['rollout', 'status', ...WEBHOOK, '--timeout=180s']));
  await WEBHOOK_PODS.until(true);
  expect(await RELEASE.upgrade({})).toMatchObject({ code: 0 });
  await eventually(
    () => GATE_CONFIGURATION.bundles(),
    (bundles) => JSON.stringify(bundles) === JSON.stringify(before),
    { timeoutMs: 8_000, what: 'the caBundle of every webhook' },
  );
  await WEBHOOK_PODS.until(true);
});
