import { brokenEnd } from './broken-end.ts';
import type { ChainEnd } from './chain-end.ts';
import { followSandboxTemplate } from './follow-sandbox-template.ts';
import type { Link } from './link.ts';
import { quoteName } from '../quote-name.ts';
import type { SandboxTemplateRecord } from './read-sandbox-template.ts';
import type { WarmPoolRecord } from '../references/read-warm-pool.ts';
import type { ClaimReference } from '../references/reference.ts';
import { sandboxTemplateOf } from './sandbox-template-of.ts';

/** A claim with the links that were looked up for it. */
export interface ClaimChain {
  readonly namespace: string;
  readonly claim: ClaimReference;
  readonly pool: Link<WarmPoolRecord>;
  /** The link to the SandboxTemplate that `sandboxTemplateOf` names; undefined where it names none. */
  readonly sandboxTemplate: Link<SandboxTemplateRecord> | undefined;
}

/** Follows claim, SandboxWarmPool and SandboxTemplate to the pod that the claim's next Sandbox will run. */
export function followClaim(chain: ClaimChain): ChainEnd {
  const { namespace, claim, pool, sandboxTemplate } = chain;
  const name = sandboxTemplateOf(claim.pool, pool);
  if (name === undefined || sandboxTemplate === undefined) return brokenPool(chain);
  return followSandboxTemplate({
    namespace,
    name,
    link: sandboxTemplate,
    field: `${claim.field} ${quoteName(claim.pool)}`,
    correct: 'the spec.sandboxTemplateRef.name of the pool',
  });
}

function brokenPool({ claim, pool, namespace }: ClaimChain): ChainEnd {
  const name = `SandboxWarmPool ${quoteName(claim.pool)}`;
  const place = `namespace ${quoteName(namespace)}`;
  const sentences = {
    Found: `${name} names no SandboxTemplate; set its spec.sandboxTemplateRef.name`,
    Missing: `${name} does not exist in ${place}; create it there, or correct the name`,
    Unread: `${name} in ${place} could not be read from the API server; try again`,
  };
  return brokenEnd(claim.field, sentences[pool.state]);
}
