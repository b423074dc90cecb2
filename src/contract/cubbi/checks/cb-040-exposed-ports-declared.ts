import { cleanText } from '../../../evidence/clean-text.ts';
import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { readMetadataFacts } from '../metadata/read-metadata-facts.ts';

/** Ports that are named in a message. */
const NAMED = 5;

/** What the image exposes is what its metadata declares. */
export const exposedPortsDeclared: CubbiCheck = {
  id: 'CB-040',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'Every exposed port is declared in the metadata',
  reasons: ['MetadataInvalid'],
  help: 'EXPOSE opens nothing, but a port that only EXPOSE names is a service that nobody declared, such as an SSH server of the base image.',
  fix: 'add the port to ports: of the metadata, or remove EXPOSE',
  needs: 'Files',
  run,
};

function run(input: CubbiInput): CheckResult {
  const read = readMetadataFacts(input);
  if ('result' in read) return read.result;
  const { config } = input.evidence;
  if (!config.known) return unknownResult(config);
  const { ports } = read.facts.fields;
  const { exposedPorts } = config.value;
  // Releases since 0.5.0 know no ports: nothing is declared and nothing is exposed.
  if (ports === undefined && exposedPorts.length === 0) return NOT_APPLICABLE;
  const undeclared = exposedPorts.filter((port) => !ports?.includes(Number.parseInt(port, 10)));
  if (undeclared.length === 0) return PASSED;
  const more = undeclared.length > NAMED ? ` and ${undeclared.length - NAMED} more` : '';
  const named = undeclared.slice(0, NAMED).map((port) => cleanText(port, 16));
  const message = `The image exposes ${named.join(', ')}${more}, which the metadata does not declare`;
  return { outcome: 'Failed', reason: 'MetadataInvalid', message };
}
