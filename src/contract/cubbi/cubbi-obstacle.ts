import type { InconclusiveReason } from '../../api/reasons.ts';
import type { ObstacleInput } from '../contract.ts';
import type { CubbiTerms } from './cubbi-terms.ts';

/**
 * What keeps this operator from judging a Cubbi image: the contract is switched off, or the boot, which starts as root, would be root of the
 * node. Told before anything runs; it says nothing about the image.
 */
export function cubbiObstacle({
  terms,
  settings: { cubbi },
  facts,
  pod,
}: ObstacleInput<CubbiTerms>): { reason: InconclusiveReason; message: string } | undefined {
  if (!cubbi.enabled)
    return {
      reason: 'ContractDisabled',
      message:
        'The operator does not validate Cubbi images; ask the platform team to set cubbi.enabled of its chart',
    };
  if (!terms.boot || cubbi.allowHostUsers) return undefined;
  if (pod.hostUsers === true)
    return {
      reason: 'UserNamespacesUnsupported',
      message:
        'A Cubbi image boots as root, so it boots in a user namespace only; remove hostUsers: true from spec.validation.pod',
    };
  if (facts.userNamespaces) return undefined;
  if (facts.platforms.length === 0)
    return {
      reason: 'Unschedulable',
      message: 'No node is ready that may run the validation pod',
    };
  return {
    reason: 'UserNamespacesUnsupported',
    message:
      'A Cubbi image boots as root and no node has user namespaces; use nodes that have them, or let the platform team set cubbi.allowHostUsers',
  };
}
