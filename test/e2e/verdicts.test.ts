import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Reason } from '../../src/api/reasons.ts';
import { apiClient } from './support/api-client.ts';
import { appliedAhead } from './support/applied-ahead.ts';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { eventsOf } from './support/events-of.ts';
import { eventually } from './support/eventually.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { nodeTemplate } from './support/node-template.ts';
import { podsOf } from './support/pods-of.ts';
import { untilSettled } from './support/until-settled.ts';
import { userTemplate } from './support/user-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('verdicts');

interface Row {
  readonly image: string;
  readonly reason: Reason;
  readonly says: RegExp;
  readonly spec?: Record<string, unknown>;
}

/** What an image does, the reason that its owner reads, and words that must be in the sentence. */
const INVALID: readonly Row[] = [
  { image: 'wrong-language', reason: 'WrongLanguage', says: /"python".*"node"/ },
  { image: 'missing-runtime', reason: 'RuntimeMissing', says: /node/ },
  { image: 'no-agent', reason: 'FileMissing', says: /vibed-agent/ },
  { image: 'runs-as-root', reason: 'RunsAsRoot', says: /USER/ },
  { image: 'named-user', reason: 'RunsAsRoot', says: /USER/ },
  { image: 'no-labels', reason: 'LabelMissing', says: /dev\.vibed\./ },
  { image: 'ghost-probe', reason: 'RuntimeProbeMissing', says: /VIBED_RUNTIME_PROBE/ },
  { image: 'arm64-only', reason: 'PlatformMissing', says: /linux\/amd64/ },
  { image: 'wrong-arch-binary', reason: 'ExecFormatError', says: /arm64/ },
  { image: 'dynamic-agent', reason: 'FileMissing', says: /static/ },
  { image: 'no-tini', reason: 'EntrypointWrong', says: /tini/ },
  { image: 'bad-entrypoint', reason: 'EntrypointWrong', says: /\/opt\/vibed\/start/ },
  { image: 'no-entrypoint', reason: 'EntrypointWrong', says: /ENTRYPOINT/ },
  { image: 'crash-loop', reason: 'CrashLoop', says: /1/ },
  { image: 'oom', reason: 'OutOfMemory', says: /Mi/ },
  { image: 'huge-info', reason: 'AgentUnreachable', says: /64 KiB/ },
  { image: 'redirect-info', reason: 'AgentUnreachable', says: /redirect/ },
  {
    image: 'mute-agent',
    reason: 'TimedOut',
    says: /10 s/,
    spec: { validation: { timeout: '10s' } },
  },
  {
    image: 'loopback-agent',
    reason: 'AgentUnreachable',
    says: /127\.0\.0\.1|loopback/,
    spec: { validation: { timeout: '10s' } },
  },
  { image: 'contract-version-2', reason: 'ContractVersionMismatch', says: /"2"/ },
  { image: 'old-node', reason: 'RuntimeMismatch', says: /v18\.0\.0.*v24\./ },
  { image: 'lying-agent', reason: 'RuntimeMissing', says: /node/ },
  { image: 'true-probe', reason: 'RuntimeMissing', says: /node/ },
  { image: 'missing-tag', reason: 'ImageNotFound', says: /missing-tag:1\.0/ },
];

const templates = INVALID.map((row) => nodeTemplate(namespace, row.image, row.spec));
const reach = appliedAhead(templates);

beforeAll(async () => {
  await must(
    apply([
      // Those that run out of their time do so while the others are booted.
      ...templates.filter((_, index) => INVALID[index]?.spec !== undefined),
      userTemplate(namespace, 'node-24', { image: `${ENVIRONMENT.registry}/node-24-good:1.0` }),
      nodeTemplate(namespace, 'slow-agent'),
      nodeTemplate(namespace, 'node-24-index'),
      userTemplate(namespace, 'shell-1', {
        image: `${ENVIRONMENT.registry}/custom-good:1.0`,
        contract: { vibedAgent: { language: 'shell' } },
      }),
    ]),
  );
});

/** The metrics of every controller pod; only the leader's speak of templates. */
async function scrape(): Promise<string> {
  const { operatorNamespace } = ENVIRONMENT;
  const pods = await podsOf(operatorNamespace, 'app.kubernetes.io/component=controller');
  const client = await apiClient();
  const texts = pods
    .map(({ metadata: { name } }) => `${name}:8080/proxy/metrics`)
    .map((path) => `/api/v1/namespaces/${operatorNamespace}/pods/${path}`)
    .map((path) => client.readText({ path, most: 16 * 1024 * 1024 }));
  const mine = (await Promise.all(texts)).join('\n').split('\n');
  return mine.filter((line) => line.includes(`namespace="${namespace}"`)).join('\n');
}

describe('an image that breaks the contract is Invalid, with the reason and the fix in one sentence', () => {
  test.each(INVALID)('$image: $reason', async (row) => {
    const { image, reason, says } = row;
    await reach(INVALID.indexOf(row));
    const { conditions, template } = await untilSettled(namespace, image);
    expect(conditions).toMatchObject({
      Valid: { status: 'False', reason },
      Ready: { status: 'False', reason },
      Stalled: { status: 'True', reason },
    });
    const message = conditions['Valid']?.message ?? '';
    expect(message).toMatch(says);
    expect(message).not.toMatch(/\n/);
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(256);
    expect(template.status?.judged?.image).toBe(template.spec.image);
  });
});

describe('an image that keeps the contract is Valid', () => {
  test.each([
    ['node-24', 'node', /^v24\./],
    ['node-24-index', 'node', /^v24\./],
    ['shell-1', 'shell', /^/],
    ['slow-agent', 'node', /^v24\./],
  ])('%s', async (name, language, runtime) => {
    const { conditions, template } = await untilSettled(namespace, name);
    expect(conditions).toMatchObject({
      Resolved: { status: 'True' },
      Inspected: { status: 'True' },
      Booted: { status: 'True' },
      Valid: { status: 'True', reason: 'Valid' },
      Ready: { status: 'True' },
    });
    expect(template.status?.language).toBe(language);
    expect(template.status?.runtime ?? '').toMatch(runtime);
    expect(template.status?.judged?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(template.status?.checks).toMatchObject({ failed: 0, unknown: 0, waived: 0 });
  });

  test('kubectl wait sees it', async () => {
    const outcome = await kubectl([
      'wait',
      '--for=condition=Ready',
      'bit/node-24',
      '-n',
      namespace,
      '--timeout=180s',
    ]);
    expect(outcome).toMatchObject({ code: 0 });
  });
});

test('an Event tells each verdict once, in the words of the condition', async () => {
  await reach(INVALID.length);
  const { conditions } = await untilSettled(namespace, 'no-agent');
  const fields = 'involvedObject.name=no-agent,involvedObject.kind=BaseImageTemplate';
  const events = await eventsOf(namespace, fields);
  expect(events.map(({ reason, message }) => `${reason}|${message}`)).toContain(
    `FileMissing|${conditions['Valid']?.message ?? ''}`,
  );
});

test('validation leaves no Job behind', async () => {
  await reach(INVALID.length);
  await Promise.all(INVALID.map((row) => untilSettled(namespace, row.image)));
  const jobs = await kubectl(['get', 'jobs', '-n', namespace, '-o', 'name']);
  expect(jobs.stdout).toBe('');
});

test('the metric says the same, and forgets a template that is deleted', async () => {
  await reach(INVALID.length);
  await untilSettled(namespace, 'no-agent');
  const series = (result: string) =>
    `vibed_template_validation{namespace="${namespace}",template="no-agent",result="${result}"}`;
  const scraped = await eventually(scrape, (text) => text.includes(`${series('invalid')} 1`), {
    what: 'the metric',
  });
  expect(scraped).toContain(`${series('valid')} 0`);
  await must(kubectl(['delete', 'bit', 'no-agent', '-n', namespace]));
  const after = await eventually(scrape, (text) => !text.includes('template="no-agent"'), {
    what: 'the series vanish',
  });
  expect(after).toContain('template="node-24"');
});
