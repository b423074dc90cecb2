import { canIssue } from './can-issue.ts';
import type { CertificatePair } from './certificate-pair.ts';
import type { CertificateStore, SecretData } from './certificate-ports.ts';
import type { Settling } from './create-settling.ts';
import { createSettling } from './create-settling.ts';
import { earlierAuthorities } from './earlier-authorities.ts';
import { isIssuedBy } from './is-issued-by.ts';
import { issueAuthority } from './issue-authority.ts';
import { issueLeaf } from './issue-leaf.ts';
import type { CertificatePlan } from './plan-certificates.ts';
import { planCertificates } from './plan-certificates.ts';
import { readBundle } from './read-bundle.ts';
import { readPair } from './read-pair.ts';
import { splitCertificates } from './split-certificates.ts';
import { verifyServing } from './verify-serving.ts';

/** What the keeper keeps, and where. */
export interface CertificateKeeperOptions {
  readonly store: CertificateStore;
  /** Secret with ca.crt (the bundle), tls.crt and tls.key, mounted by the webhook. */
  readonly servingSecret: string;
  /** Secret with ca.crt, ca.key and previous.crt, which only the controller may read. */
  readonly authoritySecret: string;
  /** The ValidatingWebhookConfiguration that gets the bundle. */
  readonly configuration: string;
  /** The name by which the API server calls the webhook: `<service>.<namespace>.svc`. */
  readonly dnsName: string;
  /** Milliseconds since 1970 by the clock of the API server, which is the one that verifies. Asked after the store was read. */
  readonly now: () => number;
  /** Milliseconds since any moment, of a clock that never jumps. */
  readonly elapsed: () => number;
}

/** Creates and renews the webhook's certificates. Run by the leader alone. */
export interface CertificateKeeper {
  /**
   * Makes everything as it must be; writes nothing that is right already. Rejects where the API server does: the caller tries again with
   * backoff.
   */
  ensure(): Promise<CertificateKept>;
}

export interface CertificateKept extends CertificatePlan {
  /** `absent` while the webhook configuration does not exist. */
  readonly caBundle: 'applied' | 'absent';
  /** What every caBundle must be, as PEM. */
  readonly bundle: string;
  /** When to look again. */
  readonly againAfterMs: number;
}

/** While there is no configuration. */
const SOON = 5_000;
/** However little there is to do: a Secret that was deleted or broken is noticed by looking. */
const LATEST = 10_000;
/** How long API servers have to learn of a new authority before anything that it signed is served. */
const SETTLING = 10_000;

/** Everything that is stored, as far as it can be read. */
interface Stored {
  readonly authorityData: SecretData | undefined;
  readonly servingData: SecretData | undefined;
  readonly caBundles: readonly string[] | undefined;
  readonly authority: CertificatePair | undefined;
  readonly leaf: CertificatePair | undefined;
  /** Authorities besides `authority` that may have signed what is served, as PEM. */
  readonly earlier: readonly string[];
}

/**
 * The order makes every step safe to be the last: the authority is stored before anything is signed or trusted, and the API server trusts it
 * before the webhook can serve what it signed.
 */
export function createCertificateKeeper(options: CertificateKeeperOptions): CertificateKeeper {
  const settling = createSettling(options.elapsed, SETTLING);
  return {
    ensure: async () => {
      const { store, configuration, dnsName } = options;
      const stored = await readStored(options);
      const now = options.now();
      const isTrusted = trusts(stored, settling);
      const plan = planCertificates({ ...factsOf(stored, dnsName, now), isTrusted, now });
      const authority =
        plan.authority === 'Keep' && stored.authority !== undefined
          ? stored.authority
          : await issueAuthority(now);
      const present = stored.authority === undefined ? [] : [stored.authority.certificate];
      const earlier = earlierAuthorities([...present, ...stored.earlier], authority.certificate);
      await storeAuthority(options, stored, authority, earlier);
      const bundle = [authority.certificate, ...earlier].join('');
      const caBundle = await inject(store, configuration, stored.caBundles, bundle);
      if (caBundle === 'applied') settling.sees(authority.certificate);
      const leaf =
        plan.leaf !== 'Issue' && stored.leaf !== undefined
          ? stored.leaf
          : await issueLeaf(authority, [dnsName], now);
      await storeLeaf(options, stored, leaf, bundle);
      return { ...plan, caBundle, bundle, againAfterMs: caBundle === 'absent' ? SOON : LATEST };
    },
  };
}

async function readStored(options: CertificateKeeperOptions): Promise<Stored> {
  const { store, authoritySecret, servingSecret, configuration } = options;
  const authorityData = await store.readSecret(authoritySecret);
  const servingData = await store.readSecret(servingSecret);
  const caBundles = await store.readCaBundles(configuration);
  const pair = readPair(authorityData?.['ca.crt'], authorityData?.['ca.key']);
  const authority = pair !== undefined && canIssue(pair) ? pair : undefined;
  const leaf = readPair(servingData?.['tls.crt'], servingData?.['tls.key']);
  const remembered = splitCertificates(authorityData?.['previous.crt'] ?? '');
  const kept = splitCertificates(servingData?.['ca.crt'] ?? '');
  const injected = (caBundles ?? []).flatMap(splitCertificates);
  const signers = [...kept, ...injected].filter(
    (pem) => leaf !== undefined && isIssuedBy(leaf.certificate, pem),
  );
  // Where the authority is lost, any that was trusted may have signed what is served right now.
  const lost = authority === undefined ? (kept.length > 0 ? kept : injected) : [];
  const earlier = [...signers, ...remembered, ...lost];
  return { authorityData, servingData, caBundles, authority, leaf, earlier };
}

/** Whether what the authority signs may be served: no API server is left that does not know it, or nothing calls. */
function trusts({ authority, caBundles }: Stored, settling: Settling): boolean {
  const certificate = authority?.certificate;
  if (certificate === undefined) return false;
  const isCarried = caBundles?.every((bundle) => bundle.includes(certificate)) === true;
  settling.sees(isCarried ? certificate : undefined);
  return caBundles === undefined || settling.isSettled(certificate);
}

function factsOf(stored: Stored, dnsName: string, now: number) {
  const { authority, leaf, earlier } = stored;
  const signing = authority?.certificate ?? '';
  const anchors = readBundle([signing, ...earlierAuthorities(earlier, signing)].join(''));
  const isVerified = (pem: string) =>
    verifyServing({ chain: readBundle(pem), anchors, dnsName, now }) === undefined;
  return {
    authority: authority?.facts,
    leaf: leaf && {
      ...leaf.facts,
      isIssuedByAuthority: isIssuedBy(leaf.certificate, signing),
      isVerified: isVerified(leaf.certificate),
    },
  };
}

async function storeAuthority(
  { store, authoritySecret }: CertificateKeeperOptions,
  stored: Stored,
  authority: CertificatePair,
  earlier: readonly string[],
): Promise<void> {
  const data = {
    'ca.crt': authority.certificate,
    'ca.key': authority.privateKey,
    'previous.crt': earlier.join(''),
  };
  if (!holds(stored.authorityData, data)) await store.applySecret(authoritySecret, 'Opaque', data);
}

async function inject(
  store: CertificateStore,
  configuration: string,
  present: readonly string[] | undefined,
  bundle: string,
): Promise<'applied' | 'absent'> {
  // A write that changes nothing would still be one.
  if (present?.every((each) => each === bundle) === true) return 'applied';
  return await store.applyCaBundle(configuration, bundle);
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
