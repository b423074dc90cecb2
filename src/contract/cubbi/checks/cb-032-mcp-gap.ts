import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { firstBoot } from '../booted/first-boot.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { effectiveRevision } from '../effective-revision.ts';

/** An MCP server without a name is skipped (specification, "MCP Integration"). */
export const mcpGap: CubbiCheck = {
  id: 'CB-032',
  severity: { Pragmatic: 'Info', Strict: 'Info' },
  title: 'An MCP server without a name is skipped and stops nothing',
  // An image that stops at it has not completed the first boot, and CB-075 says so.
  reasons: [],
  help: 'Servers are numbered variables, and whoever removes one leaves a gap. The first boot announces a third server without a name. Revision Config has a list instead, and no gaps.',
  fix: 'skip a server whose MCP_n_NAME is not set',
  needs: 'Boot',
  run,
};

function run({ terms, evidence }: CubbiInput): CheckResult {
  const boot = firstBoot(evidence);
  if ('result' in boot) return boot.result;
  return effectiveRevision(terms, evidence) === 'Env' ? PASSED : NOT_APPLICABLE;
}
