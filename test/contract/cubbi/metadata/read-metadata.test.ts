import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readMetadata } from '../../../../src/contract/cubbi/metadata/read-metadata.ts';
import { GENERATIONS } from './generations.ts';
import { metadataText } from './metadata-text.ts';
import { problemsOf } from './problems-of.ts';

describe('reading metadata', () => {
  test('of the least that a file must say', () => {
    expect(readMetadata(metadataText())).toEqual({
      state: 'Read',
      fields: {
        name: 'goose',
        version: '1.0.0',
        image: 'example.com/cubbi/goose:1.0.0',
        environment: [],
        forwarded: [],
        ports: undefined,
        persistentConfigs: [],
      },
      problems: [],
    });
  });

  test('of releases 0.3 and 0.4: all lists, and a block that nothing reads', () => {
    expect(readMetadata(GENERATIONS.env)).toEqual({
      state: 'Read',
      fields: {
        name: 'tool-a',
        version: '1.0.0',
        image: 'example/cubbi-tool-a:latest',
        environment: [
          { name: 'TOOL_A_API_KEY', required: true, sensitive: true, hasDefault: false },
          { name: 'TRACE_PUBLIC_KEY', required: false, sensitive: false, hasDefault: false },
          { name: 'TRACE_URL', required: false, sensitive: false, hasDefault: true },
        ],
        forwarded: [],
        ports: [8000],
        persistentConfigs: [
          { source: '/app/.tool-a', target: '/cubbi-config/tool-a-app', type: 'directory' },
          { source: '/home/cubbi/.tool-a', target: '/cubbi-config/tool-a', type: 'directory' },
        ],
      },
      problems: [
        {
          rule: 'ImageLatest',
          line: 6,
          column: 8,
          pointer: '/image',
          message: '"example/cubbi-tool-a:latest" names a tag that moves',
        },
        {
          rule: 'DeprecatedKey',
          line: 8,
          column: 1,
          pointer: '/init',
          message: 'no release ever ran it, and 0.5.0 removed it',
        },
      ],
    });
  });

  test('of release 0.5: forwarded variables and an empty list', () => {
    const facts = readMetadata(GENERATIONS.config);
    expect(facts).toMatchObject({
      state: 'Read',
      fields: { name: 'toolb', forwarded: ['OPENAI_API_KEY', 'HTTP_PROXY'], persistentConfigs: [] },
    });
    expect(problemsOf(GENERATIONS.config)).toEqual([
      'ImageLatest 5:8 /image: "example/cubbi-toolb:latest" names a tag that moves',
      'SecretForwarded 9:5 /environments_to_forward/0: "OPENAI_API_KEY" looks like a secret, and what is forwarded cannot be marked sensitive',
    ]);
  });

  test.each(['env', 'config'])('of the good image of revision %s', (revision) => {
    const text = readFileSync(`test/images/cubbi/${revision}/cubbi_image.yaml`, 'utf8');
    expect(problemsOf(text)).toEqual([]);
  });

  test('counts lines and columns without a byte order mark', () => {
    expect(problemsOf(`\ufeff${metadataText({ name: 'name: 1' })}`)).toEqual([
      'Name 1:7 /name: must be a string, not the number 1',
    ]);
  });

  test('counts lines that end in CRLF', () => {
    const text = metadataText({ image: 'image: ""' }).replaceAll('\n', '\r\n');
    expect(problemsOf(text)).toEqual(['Image 5:8 /image: is empty']);
  });

  test('refuses more than 64 KiB, and reads 64 KiB', () => {
    const good = metadataText();
    const padded = good.padEnd(65_536, ' ');
    expect(problemsOf(padded)).toEqual([]);
    expect(readMetadata(`${padded} `)).toEqual({ state: 'Unfit', kind: 'TooLarge' });
  });

  test('cuts and cleans what it keeps', () => {
    const text = metadataText({
      name: `name: "\\e[2J\\0${'x'.repeat(999)}"`,
      environment: `environment: [{name: "A\\nB", description: c}]`,
    });
    const facts = readMetadata(text);
    expect(facts).toMatchObject({
      fields: { name: `[2J ${'x'.repeat(249)}…`, environment: [{ name: 'A B' }] },
    });
    expect(problemsOf(text)).toEqual([
      `NameUnsafe 1:7 /name: "[2J ${'x'.repeat(41)}…" has control characters`,
      'Schema 6:22 /environment/0/name: "A B" is no name of a variable',
    ]);
  });

  test('means true where either reader does, so that one fault is not told twice', () => {
    const item = '{name: API_KEY, description: d, required: on, sensitive: yes}';
    const text = metadataText({ environment: `environment: [${item}]` });
    expect(readMetadata(text)).toMatchObject({
      fields: { environment: [{ required: true, sensitive: true }] },
    });
    expect(problemsOf(text)).toEqual([
      'VersionDependent 6:57 /environment/0/required: "on" is true for the Cubbi CLI (YAML 1.1), a string for the container (YAML 1.2)',
      'VersionDependent 6:72 /environment/0/sensitive: "yes" is true for the Cubbi CLI (YAML 1.1), a string for the container (YAML 1.2)',
    ]);
  });

  test('says nothing of the fields of a file that is not readable', () => {
    expect(readMetadata(metadataText({ more: 'more: [' }))).toMatchObject({
      fields: { environment: [], forwarded: [], ports: undefined, persistentConfigs: [] },
      problems: [{ rule: 'Unparsable' }],
    });
  });
});
