import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readMetadata } from '../../src/contract/cubbi/metadata/read-metadata.ts';
import type { CubbiCase } from '../contract/cubbi/cases/cubbi-case.ts';
import { readPlugin } from '../../src/contract/cubbi/plugin/read-plugin.ts';
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

  test.each([
    ['Env', 'import os'],
    ['Config', 'from cubbi_init import ToolPlugin, cubbi_config'],
  ])('the plugin of revision %s has nothing to find fault with', (api, beginning) => {
    const plugin = { path: '/cubbi/mytool_plugin.py', name: 'mytool' };
    expect(readPlugin(block('python', beginning), plugin)).toMatchObject({ api, problems: [] });
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

describe('what the page tells people to look for', () => {
  test('the words of its common faults are in sentences of checks', async () => {
    const [, table = ''] = page.split('| the sentence has | because | fix |');
    const [rows = ''] = table.split('\n\n');
    const words = [...rows.matchAll(/^\| `([^`]+)` \|/gm)].map(([, found = '']) => found);
    expect(words).toHaveLength(rows.trim().split('\n').length - 1);
    const sentences = await allSentences();
    expect(words.filter((found) => !sentences.some((text) => text.includes(found)))).toEqual([]);
  });
});

/** What the rows of all checks want to be said. */
async function allSentences(): Promise<string[]> {
  const folder = 'test/contract/cubbi/cases';
  const found: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('-cases.ts'))) {
    const module = (await import(`../contract/cubbi/cases/${file}`)) as Record<string, CubbiCase[]>;
    for (const { want } of Object.values(module).flat())
      if (want.outcome === 'Failed') found.push(want.message);
  }
  return found;
}
