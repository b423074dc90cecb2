import type { NodeFacts } from './node-facts.ts';

/** Whether something the nodes can do is used: `auto` asks the nodes, `on` and `off` are the operator's word. */
export type Ability = 'auto' | 'on' | 'off';

/** The operator's word about what the nodes can do. */
export interface Abilities {
  readonly imageVolumes?: Ability;
  readonly userNamespaces?: Ability;
}

/** What the nodes can do, after the operator's word. */
export function withAbilities(
  facts: NodeFacts,
  { imageVolumes, userNamespaces }: Abilities,
): NodeFacts {
  return {
    ...facts,
    imageVolumes: decided(imageVolumes, facts.imageVolumes),
    userNamespaces: decided(userNamespaces, facts.userNamespaces),
  };
}

function decided(ability: Ability = 'auto', found: boolean): boolean {
  return ability === 'auto' ? found : ability === 'on';
}
