import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPlugin } from '../../../../src/contract/cubbi/plugin/read-plugin.ts';
import { cleanText } from '../../../../src/evidence/clean-text.ts';
import { utf8Length } from '../../../../src/evidence/utf8-length.ts';
import { BOTH_PLUGIN, CONFIG_PLUGIN, ENV_PLUGIN } from './plugin-source.ts';
import { PLACE, problemsOf, readFacts } from './read-facts.ts';

describe('readPlugin', () => {
  test.each([
    { api: 'Env', source: ENV_PLUGIN },
    { api: 'Config', source: CONFIG_PLUGIN },
    { api: 'Both', source: BOTH_PLUGIN },
  ])('finds nothing wrong with a plugin of revision $api', ({ api, source }) => {
    expect(readFacts(source)).toEqual({
      state: 'Read',
      path: PLACE.path,
      api,
      className: 'MyToolPlugin',
      toolName: 'mytool',
      problems: [],
    });
  });

  test('says only what the first mistake is where it is no Python', () => {
    const source = `${ENV_PLUGIN}import yaml\nif x\n`;
    expect(problemsOf(source)).toEqual(['42 Syntax: syntax error: unexpected end of the line']);
    expect(readFacts(source)).toMatchObject({ api: 'None' });
  });

  test('problems are in the order of the file and bounded, however many there are', () => {
    const source = `${'import yaml\n'.repeat(100)}${'exit()\n'.repeat(100)}class A: pass\n`;
    const { problems: found } = readFacts(source);
    const lines = found.map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    expect(found.length).toBeLessThanOrEqual(64);
    expect(new Set(found.map(({ rule }) => rule))).toEqual(
      new Set(['Yaml', 'ExitAtImport', 'NoClass']),
    );
  });

  test('says of what is more than it reads that it is', () => {
    expect(readPlugin('a;'.repeat(120_000), PLACE)).toEqual({
      state: 'Unreadable',
      path: PLACE.path,
      message: `${PLACE.path} has more words than are read`,
    });
  });

  test('never throws, and every text is clean and short, whatever is changed in a plugin', () => {
    const sources = fc.constantFrom(ENV_PLUGIN, CONFIG_PLUGIN, BOTH_PLUGIN);
    const edit = fc.record({
      at: fc.nat(1400),
      cut: fc.nat(40),
      text: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.constantFrom(
          'class A(',
          '\u202e',
          '"""',
          '\n    ',
          'x'.repeat(500),
          'lambda: ',
          '*',
          'f"{',
        ),
      ),
    });
    fc.assert(
      fc.property(sources, fc.array(edit, { maxLength: 4 }), (source, edits) => {
        const changed = edits.reduce(
          (text, { at, cut, text: put }) => text.slice(0, at) + put + text.slice(at + cut),
          source,
        );
        for (const { message, line } of readFacts(changed).problems) {
          expect(message).toBe(cleanText(message, 200));
          expect(utf8Length(message)).toBeLessThanOrEqual(200);
          expect(line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
