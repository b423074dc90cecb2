import type { CertificatePair } from './certificate-pair.ts';
import type { CertificateStore, SecretData } from './certificate-ports.ts';
import { isIssuedBy } from './is-issued-by.ts';
import { issueAuthority } from './issue-authority.ts';
import { issueLeaf } from './issue-leaf.ts';
import { planCertificates } from './plan-certificates.ts';
import { readCertificate } from './read-certificate.ts';
import { readPair } from './read-pair.ts';
import { renewalTime } from './renewal-time.ts';
import { splitCertificates } from './split-certificates.ts';

/** What the keeper keeps, and where. */
export interface CertificateKeeperOptions {
  readonly store: CertificateStore;
  /** Secret with ca.crt (the bundle), tls.crt and tls.key, mounted by the webhook. */
  readonly servingSecret: string;
  /** Secret with ca.crt, ca.key and previous.crt, which only the controller may read. */
  readonly authoritySecret: string;
  /** The ValidatingWebhookConfiguration that gets the bundle. */
  readonly configuration: string;
  /** The names by which the API server calls the webhook: `<service>.<namespace>.svc`. */
  readonly dnsNames: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Creates and renews the webhook's certificates. Run by the leader alone. */
export interface CertificateKeeper {
  /**
   * Makes everything as it must be; writes nothing that is right already. Rejects where the API server does: the caller tries again with
   * backoff.
   */
  ensure(): Promise<CertificateKept>;
}

export interface CertificateKept {
  readonly authority: 'Keep' | 'Create';
  readonly leaf: 'Keep' | 'Issue';
  /** `absent` while the webhook configuration does not exist. */
  readonly caBundle: 'applied' | 'absent';
  /** When to look again: at the next renewal, and within seconds in any case. */
  readonly againAfterMs: number;
}

/** While the configuration is absent, or something failed to be renewed in time. */
const SOON = 5_000;
/**
 * Whoever makes the webhook configuration anew takes the bundle out of it, and under failurePolicy Fail every review is refused until it is
 * back: that must not last longer than this.
 */
const LATEST = 10_000;

/** Everything that is stored, as far as it can be read. */
interface Stored {
  readonly authorityData: SecretData | undefined;
  readonly servingData: SecretData | undefined;
  readonly authority: CertificatePair | undefined;
  readonly previous: string | undefined;
  readonly leaf: CertificatePair | undefined;
}

/**
 * The order makes every step safe to be the last: the authority is stored before anything is signed or trusted, and the API server trusts it
 * before the webhook can serve what it signed.
 */
export function createCertificateKeeper(options: CertificateKeeperOptions): CertificateKeeper {
  return {
    ensure: async () => {
      const { store, configuration, dnsNames } = options;
      const now = options.now();
      const stored = await readStored(options);
      const plan = planCertificates({ ...factsOf(stored), dnsNames, now });
      const authority =
        plan.authority === 'Keep' && stored.authority !== undefined
          ? stored.authority
          : await issueAuthority(now);
      const previous = {
        Keep: stored.previous,
        AuthorityBecomesPrevious: stored.authority?.certificate,
        Drop: undefined,
      }[plan.previous];
      await storeAuthority(options, stored, authority, previous);
      const bundle = authority.certificate + (previous ?? '');
      const caBundle = await store.applyCaBundle(configuration, bundle);
      const leaf =
        plan.leaf === 'Keep' && stored.leaf !== undefined
          ? stored.leaf
          : await issueLeaf(authority, dnsNames, now);
      await storeLeaf(options, stored, leaf, bundle);
      const renewal = Math.min(renewalTime(authority.facts), renewalTime(leaf.facts)) - now;
      const againAfterMs = caBundle === 'absent' ? SOON : Math.min(Math.max(renewal, SOON), LATEST);
      return { authority: plan.authority, leaf: plan.leaf, caBundle, againAfterMs };
    },
  };
}

async function readStored(options: CertificateKeeperOptions): Promise<Stored> {
  const { store, authoritySecret, servingSecret } = options;
  const authorityData = await store.readSecret(authoritySecret);
  const servingData = await store.readSecret(servingSecret);
  const authority = readPair(authorityData?.['ca.crt'], authorityData?.['ca.key']);
  const leaf = readPair(servingData?.['tls.crt'], servingData?.['tls.key']);
  const remembered = splitCertificates(authorityData?.['previous.crt'] ?? '')[0];
  const served = authority === undefined ? authorityOf(leaf, servingData?.['ca.crt']) : undefined;
  return { authorityData, servingData, authority, leaf, previous: served ?? remembered };
}

/** Where the authority is lost, the one that signed what is served right now stays trusted until that is replaced everywhere. */
function authorityOf(leaf: CertificatePair | undefined, bundle: string | undefined) {
  if (leaf === undefined) return undefined;
  return splitCertificates(bundle ?? '').find((pem) => isIssuedBy(leaf.certificate, pem));
}

function factsOf({ authority, previous, leaf }: Stored) {
  const signer = authority?.certificate ?? '';
  return {
    authority: authority?.facts,
    previous: previous === undefined ? undefined : readCertificate(previous)?.facts,
    leaf:
      leaf === undefined
        ? undefined
        : { ...leaf.facts, issuedByAuthority: isIssuedBy(leaf.certificate, signer) },
  };
}

async function storeAuthority(
  { store, authoritySecret }: CertificateKeeperOptions,
  stored: Stored,
  authority: CertificatePair,
  previous: string | undefined,
): Promise<void> {
  const data = {
    'ca.crt': authority.certificate,
    'ca.key': authority.privateKey,
    'previous.crt': previous ?? '',
  };
  if (!holds(stored.authorityData, data)) await store.applySecret(authoritySecret, 'Opaque', data);
}

async function storeLeaf(
  { store, servingSecret }: CertificateKeeperOptions,
  stored: Stored,
  leaf: CertificatePair,
  bundle: string,
): Promise<void> {
  const data = { 'ca.crt': bundle, 'tls.crt': leaf.certificate, 'tls.key': leaf.privateKey };
  if (holds(stored.servingData, data)) return;
  await store.applySecret(servingSecret, 'kubernetes.io/tls', data);
}

function holds(actual: SecretData | undefined, wanted: SecretData): boolean {
  return Object.entries(wanted).every(([key, value]) => actual?.[key] === value);
}
