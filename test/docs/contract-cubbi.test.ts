import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readMetadata } from '../../src/contract/cubbi/metadata/read-metadata.ts';
import { decidePod } from '../gate/cubbi/cubbi-decision.ts';
import { IMAGE } from '../gate/template-object.ts';

const page = readFileSync('docs/contract-cubbi.md', 'utf8');

/** The code block of that language that begins so. */
function block(language: string, beginning: string): string {
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  const found = blocks.filter(([, of, text]) => of === language && text?.startsWith(beginning));
  expect(found).toHaveLength(1);
  return found[0]?.[2] ?? '';
}

describe('what the page of the Cubbi contract tells people to copy', () => {
  test('the metadata keep the contract', () => {
    expect(readMetadata(block('yaml', 'name: mytool'))).toMatchObject({
      state: 'Read',
      problems: [],
    });
  });

  test('the pod is admitted without a word', () => {
    const { spec } = parse(block('yaml', 'spec:')) as { spec: Record<string, unknown> };
    const containers = spec['containers'] as object[];
    const pod = {
      metadata: { labels: { 'vibed.dev/template': 'goose' } },
      spec: { ...spec, containers: containers.map((each) => ({ ...each, image: IMAGE })) },
    };
    expect(decidePod(pod)).toMatchObject({ outcome: 'Admit', reason: 'Valid' });
  });
});
