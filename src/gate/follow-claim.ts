import type { Link } from './link.ts';
import { quoteName } from './quote-name.ts';
import type { SandboxTemplateRecord } from './read-sandbox-template.ts';
import type { WarmPoolRecord } from './read-warm-pool.ts';
import type { ClaimReference, PodReference } from './reference.ts';
import { sandboxTemplateOf } from './sandbox-template-of.ts';
import type { Violation } from './violation-decision.ts';

/** Where a claim leads. `NoReference`: to pods that name no BaseImageTemplate. */
export type ClaimEnd =
  | { readonly end: 'Pod'; readonly reference: PodReference; readonly via: string }
  | { readonly end: 'NoReference' }
  | { readonly end: 'Broken'; readonly violation: Violation };

/** A claim with the links that were looked up for it. */
export interface ClaimChain {
  readonly namespace: string;
  readonly claim: ClaimReference;
  readonly pool: Link<WarmPoolRecord>;
  /** The link to the SandboxTemplate that `sandboxTemplateOf` names; undefined where it names none. */
  readonly sandboxTemplate: Link<SandboxTemplateRecord> | undefined;
}

/**
 * Follows claim, SandboxWarmPool and SandboxTemplate to the pod that the claim's next Sandbox will run. That pod is a copy of the
 * SandboxTemplate's pod spec, so it is judged here like a pod, images included: a pod that is denied later is denied where nobody looks.
 */
export function followClaim(chain: ClaimChain): ClaimEnd {
  const { claim, pool, sandboxTemplate } = chain;
  const name = sandboxTemplateOf(claim.pool, pool);
  if (name === undefined || sandboxTemplate === undefined) return brokenPool(chain);
  if (sandboxTemplate.state !== 'Found') return brokenTemplate(chain, name, sandboxTemplate.state);
  const { reference } = sandboxTemplate.record;
  if (reference === undefined) return { end: 'NoReference' };
  return {
    end: 'Pod',
    reference,
    via: `${viaPool(claim)}: SandboxTemplate ${quoteName(name)} `,
  };
}

function viaPool({ pool, field }: ClaimReference): string {
  return `${field} ${quoteName(pool)}`;
}

function broken(field: string, sentence: string): ClaimEnd {
  return { end: 'Broken', violation: { reason: 'LinkBroken', template: '', field, sentence } };
}

function brokenPool({ claim, pool, namespace }: ClaimChain): ClaimEnd {
  const name = `SandboxWarmPool ${quoteName(claim.pool)}`;
  const place = `namespace ${quoteName(namespace)}`;
  const sentences = {
    Found: `${name} names no SandboxTemplate; set its spec.sandboxTemplateRef.name`,
    Missing: `${name} does not exist in ${place}; create it there, or correct the name`,
    Unread: `${name} in ${place} could not be read from the API server; try again`,
  };
  return broken(claim.field, sentences[pool.state]);
}

function brokenTemplate(
  { claim, namespace }: ClaimChain,
  name: string,
  state: 'Missing' | 'Unread',
): ClaimEnd {
  const named = `SandboxTemplate ${quoteName(name)}`;
  const place = `namespace ${quoteName(namespace)}`;
  const sentences = {
    Missing: `${named} does not exist in ${place}; create it there, or correct the spec.sandboxTemplateRef.name of the pool`,
    Unread: `${named} in ${place} could not be read from the API server; try again`,
  };
  return broken(viaPool(claim), sentences[state]);
}
