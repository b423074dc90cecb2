import type { SecretData } from '../../src/certs/certificate-ports.ts';
import type { CertificateKeeper } from '../../src/certs/create-certificate-keeper.ts';
import { createCertificateKeeper } from '../../src/certs/create-certificate-keeper.ts';
import type {
  ServingCertificate,
  ServingFiles,
} from '../../src/certs/create-serving-certificate.ts';
import { createServingCertificate } from '../../src/certs/create-serving-certificate.ts';
import { readBundle } from '../../src/certs/read-bundle.ts';
import { readPair } from '../../src/certs/read-pair.ts';
import { verifyServing } from '../../src/certs/verify-serving.ts';
import type { WebhookTrust } from '../../src/certs/webhook-trust.ts';
import type { FakeCertificateStore } from './fake-certificate-store.ts';
import { fakeCertificateStore } from './fake-certificate-store.ts';

const SERVING = 'base-image-webhook-tls';
const AUTHORITY = 'base-image-webhook-ca';
const NAME = 'base-image-webhook.base-image-operator.svc';
export const SECOND = 1_000;
export const DAY = 86_400_000;

interface Pod {
  readonly serving: ServingCertificate;
  served: ServingFiles | undefined;
}

/**
 * The whole life of certificates in one process: the leader's keeper, Secrets and configuration, kubelets that bring the Secret into pods when
 * the test says so, and an API server that calls those pods. Time is the test's.
 */
export class CertificateWorld {
  static readonly NAMES = { SERVING, AUTHORITY, NAME } as const;
  readonly store: FakeCertificateStore = fakeCertificateStore();
  readonly pods: Pod[] = [];
  readonly problems: string[] = [];
  /** The API server's clock. */
  now = Date.parse('2026-11-22T00:00:00Z');
  #elapsed = 0;
  #keeper: CertificateKeeper = this.#createKeeper();

  /** A world in which everything is as it must be, with two pods. */
  static async running(): Promise<CertificateWorld> {
    const world = new CertificateWorld();
    await world.settle();
    world.startPod();
    world.startPod();
    world.store.writes.length = 0;
    return world;
  }

  secret(name: string): SecretData {
    return this.store.secrets.get(name) ?? {};
  }

  get leaf(): string {
    return this.secret(SERVING)['tls.crt'] ?? '';
  }

  get authority(): string {
    return this.secret(AUTHORITY)['ca.crt'] ?? '';
  }

  /** Another controller leads, which remembers nothing. */
  changeLeader(): void {
    this.#keeper = this.#createKeeper();
  }

  async ensure() {
    try {
      return await this.#keeper.ensure();
    } finally {
      this.tellPods();
    }
  }

  /** Time goes by, and every clock with it. */
  pass(ms: number): void {
    this.now += ms;
    this.#elapsed += ms;
    this.tellPods();
  }

  /** The API server's clock is put forward or back. */
  jump(ms: number): void {
    this.now += ms;
    this.tellPods();
  }

  /** Two looks, with time to settle between them: whatever was to be done is done. */
  async settle(): Promise<void> {
    await this.ensure();
    this.pass(10 * SECOND);
    await this.ensure();
  }

  /** A new pod, which starts when its Secret is there, with what it holds. */
  startPod(): Pod {
    const pod: Pod = {
      served: undefined,
      serving: createServingCertificate({
        dnsName: NAME,
        now: () => this.now,
        serve: (files) => {
          pod.served = files;
        },
        onProblem: (problem) => this.problems.push(problem),
      }),
    };
    this.pods.push(pod);
    pod.serving.trust(this.trust());
    this.sync(pod);
    return pod;
  }

  /** The kubelet brings the Secret into a pod, where there is one, and the pod looks at it. */
  sync({ serving }: Pod): void {
    const { 'tls.crt': certificate, 'tls.key': privateKey } = this.secret(SERVING);
    if (certificate === undefined || privateKey === undefined) return;
    if (readPair(certificate, privateKey) !== undefined) serving.offer({ certificate, privateKey });
  }

  syncAll(): void {
    for (const pod of this.pods) this.sync(pod);
  }

  tellPods(): void {
    for (const { serving } of this.pods) serving.trust(this.trust());
  }

  /** Why the API server cannot call each pod, by its bundles or by those that a slow API server still has. */
  refusals(bundles: readonly string[] = this.store.bundles ?? []): (string | undefined)[] {
    return this.pods.map(({ served }) => {
      const chain = readBundle(served?.certificate ?? '');
      const problems = bundles.map((bundle) =>
        verifyServing({ chain, anchors: readBundle(bundle), dnsName: NAME, now: this.now }),
      );
      return problems.find((problem) => problem !== undefined);
    });
  }

  trust(): WebhookTrust {
    const { bundles } = this.store;
    if (bundles === undefined) return { state: 'Absent' };
    const webhooks = bundles.map((caBundle, n) => ({ name: `webhook-${String(n)}`, caBundle }));
    return { state: 'Known', webhooks };
  }

  #createKeeper(): CertificateKeeper {
    return createCertificateKeeper({
      store: this.store,
      servingSecret: SERVING,
      authoritySecret: AUTHORITY,
      configuration: 'base-image-webhook',
      dnsName: NAME,
      now: () => this.now,
      elapsed: () => this.#elapsed,
    });
  }
}
