import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { launch } from '../image/launch.ts';

/** What the container runs by default keeps it alive. A command that ends by itself cannot be told from its words. */
export const commandKeepsRunning: CubbiCheck = {
  id: 'CB-121',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'CMD keeps the container running',
  reasons: ['EntrypointWrong'],
  help: 'The init script ends with the command of the container, run as cubbi; the specification has tail -f /dev/null there. Without any command the init script takes that one by itself, so Pragmatic only tells of an empty CMD.',
  fix: 'set CMD ["tail", "-f", "/dev/null"]',
  needs: 'Config',
  run,
};

function run({ terms, evidence: { config } }: CubbiInput): CheckResult {
  if (!config.known) return unknownResult(config);
  if (launch(config.value).kind !== 'Init') return NOT_APPLICABLE;
  const { cmd } = config.value;
  const help = cmd.find((word) => word === '-h' || word === '--help');
  if (help !== undefined) {
    const message = `CMD contains ${help}, at which cubbi_init.py prints its usage and ends`;
    return { outcome: 'Failed', reason: 'EntrypointWrong', message };
  }
  if (cmd.length > 0) return PASSED;
  const message = 'The image has no CMD, so cubbi_init.py runs tail -f /dev/null';
  return {
    outcome: 'Failed',
    reason: 'EntrypointWrong',
    message,
    ...(terms.grade === 'Pragmatic' && { severity: 'Info' }),
  };
}
