import type { Fault } from './fault.ts';
import { imageFaults } from './image-faults.ts';
import { keyFaults } from './key-faults.ts';
import { listProblems } from './list-problems.ts';
import type { MetadataFacts, MetadataFields } from './metadata-facts.ts';
import { parseYaml } from './parse-yaml.ts';
import { persistentFaults } from './persistent-faults.ts';
import { readFields } from './read-fields.ts';
import { schemaFaults } from './schema-faults.ts';
import { variableFaults } from './variable-faults.ts';
import { YAML_LIMITS } from './yaml-limits.ts';
import type { YamlNode } from './yaml-node.ts';

const NOTHING: MetadataFields = {
  environment: [],
  forwarded: [],
  ports: undefined,
  persistentConfigs: [],
};

/**
 * What the text of a `cubbi_image.yaml` says, as its two readers understand it: the Cubbi CLI (YAML 1.1) and the init script in the container
 * (YAML 1.2). Never throws; time and result are bounded whatever the text is. Where it is no mapping that both can read, there are no fields
 * and the problems are those of reading alone.
 */
export function readMetadata(text: string): MetadataFacts {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (body.length > YAML_LIMITS.text) return { state: 'Unfit', kind: 'TooLarge' };
  const { root, faults } = parseYaml(body);
  const unread = (found: readonly Fault[]): MetadataFacts => ({
    state: 'Read',
    fields: NOTHING,
    problems: listProblems(found, body),
  });
  if (root === undefined) return unread(faults);
  if (root.kind !== 'Map')
    return unread([{ rule: 'Unparsable', at: root.at, pointer: '', message: noMapping(root) }]);
  const all = [
    ...faults,
    ...schemaFaults(root),
    ...keyFaults(root),
    ...imageFaults(root),
    ...variableFaults(root),
    ...persistentFaults(root),
  ];
  return { state: 'Read', fields: readFields(root), problems: listProblems(all, body) };
}

function noMapping(root: YamlNode): string {
  if (root.kind === 'Scalar' && root.source === '') return 'the file is empty';
  return `the file is a ${root.kind === 'List' ? 'list' : 'single value'}, not a mapping`;
}
