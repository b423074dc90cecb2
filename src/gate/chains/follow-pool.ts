import type { ChainEnd } from './chain-end.ts';
import { followSandboxTemplate } from './follow-sandbox-template.ts';
import type { Link } from './link.ts';
import type { SandboxTemplateRecord } from './read-sandbox-template.ts';
import type { PoolReference } from '../references/reference.ts';

/** Follows SandboxWarmPool and SandboxTemplate to the pods that the pool will hold next; those that it holds are not looked at. */
export function followPool(
  namespace: string,
  { sandboxTemplate: name }: PoolReference,
  link: Link<SandboxTemplateRecord>,
): ChainEnd {
  const field = 'spec.sandboxTemplateRef.name';
  return followSandboxTemplate({ namespace, name, link, field, correct: 'the name' });
}
