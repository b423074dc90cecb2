import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_NAMES } from '../vibed-agent-names.ts';

/** The image documents the ports of the contract. */
export const portsExposed: Check = {
  id: 'VA-016',
  severity: { '1': 'Warning' },
  title: 'Ports 9000 and 8080 are exposed',
  reasons: ['LabelMissing'],
  help: 'EXPOSE opens nothing; it documents where the agent (9000) and the user program (8080) listen, and tools read it.',
  fix: 'add EXPOSE 9000 8080 to the image',
  needs: 'Config',
  run,
};

function run({ evidence: { config } }: CheckInput): CheckResult {
  if (!config.known) return unknownResult(config);
  const { exposedPorts } = config.value;
  // `EXPOSE 9000` is stored as 9000/tcp by docker and as 9000 by some other builders.
  const missing = VIBED_AGENT_NAMES.ports.filter(
    (port) => !exposedPorts.includes(port) && !exposedPorts.includes(port.replace('/tcp', '')),
  );
  if (missing.length === 0) return PASSED;
  const message = `The image does not expose ${missing.join(' and ')}`;
  return { outcome: 'Failed', reason: 'LabelMissing', message };
}
