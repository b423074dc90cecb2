import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ConfigError } from '../../src/config/config-error.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { parseReferences } from '../../src/config/parse-references.ts';

const WIDGET = { group: 'example.com', version: 'v1', kind: 'Widget', path: 'spec.slot' };
const json = (...items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).join();

function refusal(text: string): string {
  try {
    parseReferences(text, '--references');
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('parseReferences', () => {
  test('is empty by default', () => {
    expect(loadConfig('webhook', [], {}).flags.references).toEqual([]);
  });

  test('reads an object for each flag', () => {
    const gadget = { ...WIDGET, kind: 'Gadget', path: 'metadata.labels[example.com/slot]' };
    const argv = [WIDGET, gadget].map((item) => `--references=${JSON.stringify(item)}`);
    expect(loadConfig('webhook', argv, {}).flags.references).toEqual([
      { ...WIDGET, path: ['spec', 'slot'], field: 'spec.slot' },
      { ...gadget, path: ['metadata', 'labels', 'example.com/slot'], field: gadget.path },
    ]);
  });

  test('reads the same from the variable', () => {
    const env = { OPERATOR_REFERENCES: json(WIDGET, { ...WIDGET, group: '' }) };
    expect(loadConfig('webhook', [], env).flags.references).toHaveLength(2);
  });

  test.each([
    { reason: 'no JSON', text: 'Widget=spec.slot', want: '--references is no JSON; give objects' },
    {
      reason: 'half an object',
      text: '{"group":"example.com"',
      want: '--references is no JSON; give objects',
    },
    {
      reason: 'no object',
      text: '"Widget"',
      want: 'reference 1 of --references is no object; give group, version, kind, path',
    },
    {
      reason: 'a list',
      text: json(WIDGET, [WIDGET]),
      want: 'reference 2 of --references is no object; give group, version, kind, path',
    },
    {
      reason: 'a field too many',
      text: json({ ...WIDGET, resource: 'widgets' }),
      want: 'reference 1 of --references has a field "resource"; it may have group, version, kind, path',
    },
    {
      reason: 'a member of every object',
      text: '{"__proto__":{}}',
      want: 'reference 1 of --references has a field "__proto__"; it may have group, version, kind, path',
    },
    {
      reason: 'a field too few',
      text: json({ ...WIDGET, path: undefined }),
      want: 'reference 1 of --references: path is missing; give names of fields joined by dots, as in spec.runtime.template or metadata.labels[example.com/slot]',
    },
    {
      reason: 'a group that is a URL',
      text: json({ ...WIDGET, group: 'https://example.com' }),
      want: 'reference 1 of --references: group is "https://example.com"; give the API group, as in example.com; empty is the core group',
    },
    {
      reason: 'a version with its group',
      text: json({ ...WIDGET, version: 'example.com/v1' }),
      want: 'reference 1 of --references: version is "example.com/v1"; give the version that objects are to be sent in, as in v1 or v1beta1',
    },
    {
      reason: 'a resource for a kind',
      text: json(WIDGET, { ...WIDGET, kind: 'widgets' }),
      want: 'reference 2 of --references: kind is "widgets"; give the kind, as in Widget',
    },
    {
      reason: 'a kind that is no text',
      text: json({ ...WIDGET, kind: ['Widget'] }),
      want: 'reference 1 of --references: kind is ["Widget"]; give the kind, as in Widget',
    },
    ...['', '.spec', 'spec.', 'spec..slot', 'spec.slots[*].id', "spec['slot']", 'spec.ä', '$.spec']
      .concat(['[spec]', 'spec slot', 'spec[a]b'])
      .map((path) => ({
        reason: `path ${path}`,
        text: json({ ...WIDGET, path }),
        want: `reference 1 of --references: path is ${JSON.stringify(path)}; give names of fields joined by dots`,
      })),
    {
      reason: 'a path of too many names',
      text: json({ ...WIDGET, path: 'a.b.c.d.e.f.g.h.i' }),
      want: 'reference 1 of --references: path has more than 8 names or 256 characters; give a shorter one',
    },
    {
      reason: 'a path that is too long',
      text: json({ ...WIDGET, path: 'a'.repeat(257) }),
      want: 'reference 1 of --references: path has more than 8 names or 256 characters; give a shorter one',
    },
    {
      reason: 'a kind twice, which could not be told apart',
      text: json(WIDGET, { ...WIDGET, version: 'v2', path: 'spec.other' }),
      want: '--references has two references of Widget.example.com; give each kind once',
    },
    {
      reason: 'too many',
      text: json(...Array.from({ length: 17 }, (_, index) => ({ ...WIDGET, kind: `W${index}` }))),
      want: '--references has 17 references; give at most 16',
    },
    {
      reason: 'a text without end',
      text: ' '.repeat(16_385),
      want: '--references is longer than 16384 characters; leave some out',
    },
  ])('refuses $reason', ({ text, want }) => {
    expect(refusal(text)).toContain(want);
  });

  test('reads any text, or says what is wrong with it', () => {
    const items = fc.record(
      { group: fc.string(), version: fc.string(), kind: fc.string(), path: fc.string() },
      { requiredKeys: [] },
    );
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(items).map((each) => json(...each)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(refusal(text)).toMatch(/^accepted$|--references/);
      }),
    );
  });

  test('the parts of a path are its names, in order', () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,20}$/);
    const key = fc.stringMatching(/^[A-Za-z0-9._/-]{1,20}$/).map((text) => `[${text}]`);
    const paths = fc.tuple(name, fc.array(fc.oneof(name, key), { maxLength: 7 }));
    fc.assert(
      fc.property(paths, ([first, rest]) => {
        const path = rest.reduce(
          (text, part) => text + (part.startsWith('[') ? '' : '.') + part,
          first,
        );
        const [read] = parseReferences(json({ ...WIDGET, path }), '--references');
        const plain = rest.map((part) => part.replace(/^\[|\]$/g, ''));
        expect(read).toMatchObject({ path: [first, ...plain], field: path });
      }),
    );
  });
});
