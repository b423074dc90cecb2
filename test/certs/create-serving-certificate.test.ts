import { beforeAll, describe, expect, test } from '@jest/globals';
import { createSecureContext } from 'node:tls';
import type { CertificatePair } from '../../src/certs/certificate-pair.ts';
import type { ServingFiles } from '../../src/certs/create-serving-certificate.ts';
import { createServingCertificate } from '../../src/certs/create-serving-certificate.ts';
import { issueAuthority } from '../../src/certs/issue-authority.ts';
import { issueLeaf } from '../../src/certs/issue-leaf.ts';
import type { WebhookTrust } from '../../src/certs/webhook-trust.ts';

const NAME = 'webhook.operator.svc';
const NOW = Date.parse('2026-11-22T00:00:00Z');
const DAY = 86_400_000;

/** Two authorities and a leaf of each. */
let a: CertificatePair;
let b: CertificatePair;
let ofA: CertificatePair;
let ofB: CertificatePair;
beforeAll(async () => {
  a = await issueAuthority(NOW);
  b = await issueAuthority(NOW);
  ofA = await issueLeaf(a, [NAME], NOW);
  ofB = await issueLeaf(b, [NAME], NOW);
});

const trusting = (...bundles: readonly string[]): WebhookTrust => ({
  state: 'Known',
  webhooks: bundles.map((caBundle, n) => ({ name: `webhook-${String(n)}`, caBundle })),
});

function setup(trust: WebhookTrust | undefined) {
  const clock = { now: NOW };
  const served: ServingFiles[] = [];
  const problems: string[] = [];
  const serving = createServingCertificate({
    dnsName: NAME,
    now: () => clock.now,
    serve: (files) => {
      // Parses the whole chain, as a server does.
      createSecureContext({ cert: files.certificate, key: files.privateKey });
      served.push(files);
    },
    onProblem: (problem) => problems.push(problem),
  });
  if (trust !== undefined) serving.trust(trust);
  /** Names of what was served, in order. */
  const log = () =>
    served.map(({ certificate }) => (certificate.startsWith(ofA.certificate) ? 'ofA' : 'ofB'));
  return { clock, serving, problems, log };
}

describe('createServingCertificate()', () => {
  test('serves what is there from the start, once, whatever is known of who calls', () => {
    for (const trust of [undefined, trusting(b.certificate), trusting(a.certificate)]) {
      const { serving, log } = setup(trust);
      serving.offer(ofA);
      serving.offer(ofA);
      expect(log()).toEqual(['ofA']);
    }
  });

  test('keeps a certificate that is accepted until the next one is too', () => {
    const { serving, log, problems } = setup(trusting(a.certificate, a.certificate));
    serving.offer(ofA);
    serving.offer(ofB);
    serving.offer(ofB);
    serving.trust(trusting(a.certificate + b.certificate, a.certificate));
    expect([log(), serving.problem()]).toEqual([['ofA'], undefined]);
    serving.trust(trusting(a.certificate + b.certificate, b.certificate + a.certificate));
    expect([log(), serving.problem()]).toEqual([['ofA', 'ofB'], undefined]);
    expect(problems).toEqual([
      'the new certificate waits: webhook-0 cannot verify the serving certificate: it was signed by nothing in the caBundle',
      'the new certificate waits: webhook-1 cannot verify the serving certificate: it was signed by nothing in the caBundle',
    ]);
  });

  test('has nothing to lose where what it serves is not accepted either', () => {
    const { serving, log } = setup(trusting(''));
    serving.offer(ofA);
    serving.offer(ofB);
    expect(log()).toEqual(['ofA', 'ofB']);
  });

  test('takes the next one as soon as what it serves is over', () => {
    const { clock, serving, log } = setup(trusting(a.certificate));
    serving.offer(ofA);
    serving.offer(ofB);
    expect(log()).toEqual(['ofA']);
    clock.now = NOW + 91 * DAY;
    serving.offer(ofB);
    expect(log()).toEqual(['ofA', 'ofB']);
  });

  test('takes what it is given while nothing calls', () => {
    const { serving, log } = setup({ state: 'Absent' });
    serving.offer(ofA);
    serving.offer(ofB);
    expect([log(), serving.problem()]).toEqual([['ofA', 'ofB'], undefined]);
  });

  test('goes back to a certificate that is offered again', () => {
    const { serving, log } = setup(trusting(a.certificate + b.certificate));
    for (const offered of [ofA, ofB, ofA]) serving.offer(offered);
    expect(log()).toEqual(['ofA', 'ofB', 'ofA']);
  });

  test('goes on after files that cannot be served, and says so once', () => {
    const { serving, log, problems } = setup(trusting(a.certificate));
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    serving.offer(ofA);
    const spoilt = { ...ofA, certificate: ofA.certificate + broken };
    serving.offer(spoilt);
    serving.offer(spoilt);
    expect([log(), serving.problem()]).toEqual([['ofA'], undefined]);
    expect(problems).toEqual([
      'the certificate cannot be served; tls.crt must hold certificates in PEM alone',
    ]);
    serving.trust(trusting(a.certificate + b.certificate));
    serving.offer(ofB);
    expect(log()).toEqual(['ofA', 'ofB']);
  });
});
