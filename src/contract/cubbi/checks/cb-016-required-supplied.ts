import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { WELL_KNOWN_VARIABLES } from '../boot/boot-values.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { readMetadataFacts } from '../metadata/read-metadata-facts.ts';

/** What a boot or Cubbi itself sets, and what would change every program: the CRD lets no template name them. */
const OWN = /^(?:CUBBI_|MCP_|LD_|PYTHON|BASH_)|^(?:ENV|HOME|IFS|PATH)$/;

/** The boot has every variable that the image asks for. */
export const requiredSupplied: CubbiCheck = {
  id: 'CB-016',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The template names every variable that the image requires',
  reasons: ['EnvironmentMissing'],
  help: 'An image that requires a variable may refuse to start without it, so the boot sets it to a dummy value, the template naming it. The keys of well-known providers are always set, and a default is enough.',
  fix: 'add its name to spec.contract.cubbi.environment; the boot sets a dummy value',
  needs: 'Files',
  run,
};

function run(input: CubbiInput): CheckResult {
  const read = readMetadataFacts(input);
  if ('result' in read) return read.result;
  // Nothing is set where nothing boots.
  if (!input.terms.boot) return NOT_APPLICABLE;
  const supplied = new Set([...WELL_KNOWN_VARIABLES, ...input.terms.environment]);
  const missing = read.facts.fields.environment
    .filter(({ required, hasDefault }) => required && !hasDefault)
    .map(({ name }) => name)
    .filter((name) => !supplied.has(name) && !OWN.test(name));
  const [message, ...also] = [...new Set(missing)].map(
    (name) => `The image requires variable ${quote(name)}, which the template does not name`,
  );
  if (message === undefined) return PASSED;
  const reason = 'EnvironmentMissing';
  return { outcome: 'Failed', reason, message, ...(also.length > 0 && { also }) };
}
