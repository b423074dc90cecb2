import type { ChainEnd } from '../gate/chains/chain-end.ts';
import { decide } from '../gate/decide.ts';
import { decideBrokenLink } from '../gate/decide-broken-link.ts';
import type { Decision } from '../gate/decision.ts';
import type { FindReference } from '../gate/references/find-reference.ts';
import { followClaim } from '../gate/chains/follow-claim.ts';
import { followPool } from '../gate/chains/follow-pool.ts';
import { judgedReference } from '../gate/references/judged-reference.ts';
import { keptReference } from '../gate/references/kept-reference.ts';
import { pass } from '../gate/pass.ts';
import type { Link } from '../gate/chains/link.ts';
import { readSandboxTemplate } from '../gate/chains/read-sandbox-template.ts';
import type { SandboxTemplateRecord } from '../gate/chains/read-sandbox-template.ts';
import { readWarmPool } from '../gate/references/read-warm-pool.ts';
import type {
  ClaimReference,
  PoolReference,
  TemplateReference,
} from '../gate/references/reference.ts';
import type { Review } from '../gate/review.ts';
import { sandboxTemplateOf } from '../gate/chains/sandbox-template-of.ts';
import { templateRecord } from '../gate/records/template-record.ts';
import type { AdmissionServerOptions } from './admission-server.ts';
import { andThen } from './and-then.ts';
import type { Soon } from './and-then.ts';
import { lookUp } from './look-up.ts';

/** What the decision about a review depends on. */
export interface DecideReviewOptions extends Pick<
  AdmissionServerOptions,
  'lookups' | 'reader' | 'policy' | 'now' | 'contractHash'
> {
  /** Finds references in objects; without it those that are built in. */
  readonly find?: FindReference | undefined;
}

/**
 * Decides about a review: gathers what its reference leads to, at once where all of it is in memory, and leaves the rest to the pure decision.
 * A dry run is decided the same, and nothing here has side effects.
 *
 * @param signal called where the API server must be asked: ends the time for that, for all questions of the review
 */
export function decideReview(
  review: Review,
  options: DecideReviewOptions,
  signal: () => AbortSignal,
): Soon<Decision> {
  const found = judgedReference(review, options.find);
  if (!found.judged) return pass(found.reason);
  const { reference } = found;
  const { namespace } = review;
  if (reference.type === 'Pod' || reference.type === 'Named') {
    return decideTemplate(reference, '', namespace, options, signal);
  }
  const follow =
    reference.type === 'Claim'
      ? claimEnd(reference, namespace, options, signal)
      : poolEnd(reference, namespace, options, signal);
  return andThen(follow, (end) => {
    switch (end.end) {
      case 'NoReference':
        return pass('NoReference');
      case 'Broken':
        return decideBrokenLink(end.violation, options.policy);
      case 'Pod':
        return decideTemplate(end.reference, end.via, namespace, options, signal);
    }
  });
}

function decideTemplate(
  reference: TemplateReference,
  via: string,
  namespace: string,
  options: DecideReviewOptions,
  signal: () => AbortSignal,
): Soon<Decision> {
  const { lookups, reader, policy, now, contractHash } = options;
  const wanted = {
    kind: 'BaseImageTemplate',
    namespace,
    name: reference.template,
    memory: lookups.templates,
    project: (object: unknown) => templateRecord(object, contractHash),
  } as const;
  const template = lookUp(wanted, reader, signal);
  // The body of the review, from which the reference reads on, is gone once the API server has answered.
  const kept =
    template instanceof Promise && reference.type === 'Pod' ? keptReference(reference) : reference;
  return andThen(template, (link) =>
    decide({ namespace, reference: kept, via, template: link, policy, now: now() }),
  );
}

function claimEnd(
  claim: ClaimReference,
  namespace: string,
  options: DecideReviewOptions,
  signal: () => AbortSignal,
): Soon<ChainEnd> {
  const { lookups, reader } = options;
  const wanted = {
    kind: 'SandboxWarmPool',
    namespace,
    name: claim.pool,
    memory: lookups.warmPools,
    project: readWarmPool,
  } as const;
  return andThen(lookUp(wanted, reader, signal), (pool) => {
    const name = sandboxTemplateOf(claim.pool, pool);
    if (name === undefined) {
      return followClaim({ namespace, claim, pool, sandboxTemplate: undefined });
    }
    return andThen(sandboxTemplate(name, namespace, options, signal), (link) =>
      followClaim({ namespace, claim, pool, sandboxTemplate: link }),
    );
  });
}

function poolEnd(
  pool: PoolReference,
  namespace: string,
  options: DecideReviewOptions,
  signal: () => AbortSignal,
): Soon<ChainEnd> {
  return andThen(sandboxTemplate(pool.sandboxTemplate, namespace, options, signal), (link) =>
    followPool(namespace, pool, link),
  );
}

function sandboxTemplate(
  name: string,
  namespace: string,
  { lookups, reader }: DecideReviewOptions,
  signal: () => AbortSignal,
): Soon<Link<SandboxTemplateRecord>> {
  const wanted = {
    kind: 'SandboxTemplate',
    namespace,
    name,
    memory: lookups.sandboxTemplates,
    project: readSandboxTemplate,
  } as const;
  return lookUp(wanted, reader, signal);
}
