import { decide } from '../gate/decide.ts';
import { decideBrokenLink } from '../gate/decide-broken-link.ts';
import type { Decision } from '../gate/decision.ts';
import { followClaim } from '../gate/follow-claim.ts';
import type { ClaimEnd } from '../gate/follow-claim.ts';
import { judgedReference } from '../gate/judged-reference.ts';
import { pass } from '../gate/pass.ts';
import { readSandboxTemplate } from '../gate/read-sandbox-template.ts';
import { readWarmPool } from '../gate/read-warm-pool.ts';
import type { ClaimReference, PodReference } from '../gate/reference.ts';
import type { Review } from '../gate/review.ts';
import { sandboxTemplateOf } from '../gate/sandbox-template-of.ts';
import { templateRecord } from '../gate/template-record.ts';
import type { AdmissionServerOptions } from './admission-server.ts';
import { lookUp } from './look-up.ts';

/** What the decision about a review depends on. */
export type DecideReviewOptions = Pick<
  AdmissionServerOptions,
  'lookups' | 'reader' | 'policy' | 'now' | 'contractHash'
>;

/**
 * Decides about a review: gathers what its reference leads to, from memory wherever it is there, and leaves the rest to the pure decision.
 * A dry run is decided the same, and nothing here has side effects.
 *
 * @param signal ends the time to ask the API server
 */
export async function decideReview(
  review: Review,
  options: DecideReviewOptions,
  signal: AbortSignal,
): Promise<Decision> {
  const found = judgedReference(review);
  if (!found.judged) return pass(found.reason);
  const { reference } = found;
  const { namespace } = review;
  if (reference.type === 'Pod') return decidePod(reference, '', namespace, options, signal);
  const end = await claimEnd(reference, namespace, options, signal);
  switch (end.end) {
    case 'NoReference':
      return pass('NoReference');
    case 'Broken':
      return decideBrokenLink(end.violation, options.policy);
    case 'Pod':
      return decidePod(end.reference, end.via, namespace, options, signal);
  }
}

async function decidePod(
  reference: PodReference,
  via: string,
  namespace: string,
  options: DecideReviewOptions,
  signal: AbortSignal,
): Promise<Decision> {
  const { lookups, reader, policy, now, contractHash } = options;
  const wanted = {
    kind: 'BaseImageTemplate',
    namespace,
    name: reference.template,
    memory: lookups.templates,
    project: (object: unknown) => templateRecord(object, contractHash),
  } as const;
  const template = await lookUp(wanted, reader, signal);
  return decide({ namespace, reference, via, template, policy, now: now() });
}

async function claimEnd(
  claim: ClaimReference,
  namespace: string,
  { lookups, reader }: DecideReviewOptions,
  signal: AbortSignal,
): Promise<ClaimEnd> {
  const pool = await lookUp(
    {
      kind: 'SandboxWarmPool',
      namespace,
      name: claim.pool,
      memory: lookups.warmPools,
      project: readWarmPool,
    },
    reader,
    signal,
  );
  const name = sandboxTemplateOf(claim.pool, pool);
  if (name === undefined)
    return followClaim({ namespace, claim, pool, sandboxTemplate: undefined });
  const memory = lookups.sandboxTemplates;
  const sandboxTemplate = await lookUp(
    { kind: 'SandboxTemplate', namespace, name, memory, project: readSandboxTemplate },
    reader,
    signal,
  );
  return followClaim({ namespace, claim, pool, sandboxTemplate });
}
