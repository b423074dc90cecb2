import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { unknownResult } from '../../unknown-result.ts';
import { firstBoot } from '../booted/first-boot.ts';
import { several } from '../booted/several.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** Addresses that nothing outside of the container reaches. */
const LOOPBACK = /^(?:127\.|\[::1\]:|\[0:0:0:0:0:ffff:7f[0-9a-f]{2}:)/;

/** What listens after the initialization is declared (specification, "Network"). */
export const listeningPortsDeclared: CubbiCheck = {
  id: 'CB-041',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'Every port that is listened on is declared in cubbi_image.yaml',
  reasons: ['MetadataInvalid'],
  help: 'An image that serves what it does not tell of, such as sshd, is a way in that nobody looks after. What listens on the loopback alone does not count.',
  fix: 'add the port to ports of /cubbi/cubbi_image.yaml, or do not start the service',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = firstBoot(evidence);
  if ('result' in boot) return boot.result;
  const { files } = evidence;
  const listening = boot.report.listening.filter((address) => !LOOPBACK.test(address));
  if (!files.known) return unknownResult(files);
  const { metadata } = files.value;
  if (metadata.state !== 'Read') return NOT_APPLICABLE;
  const declared = new Set(metadata.fields.ports);
  const faults = listening
    .map((address) => Number(address.slice(address.lastIndexOf(':') + 1)))
    .filter((port) => !declared.has(port))
    .map((port) => `A process listens on port ${port}, which cubbi_image.yaml does not declare`);
  return several(faults, { reason: 'MetadataInvalid' });
}
