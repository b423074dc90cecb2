import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readMetadata } from '../../../../src/contract/cubbi/metadata/read-metadata.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const variableName = fc.stringMatching(/^X[A-Z0-9]{0,12}$/);
const sentence = fc.stringMatching(/^[A-Za-z][ -~]{0,40}$/);
const path = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });

const variable = fc.record(
  { name: variableName, description: sentence, required: fc.boolean(), default: sentence },
  { requiredKeys: ['name', 'description'] },
);
const persistent = fc.record({ source: path, target: path, description: sentence });

/** Metadata that keeps every rule, as data. */
const metadata = fc
  .record({
    name: word,
    description: sentence,
    version: fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((numbers) => numbers.join('.')),
    maintainer: sentence,
    image: fc.tuple(word, word, word).map(([team, tool, tag]) => `${team}/${tool}:v${tag}`),
    environment: fc.uniqueArray(variable, { selector: ({ name }) => name, maxLength: 64 }),
    environments_to_forward: fc.uniqueArray(variableName, { maxLength: 64 }),
    ports: fc.uniqueArray(fc.integer({ min: 1, max: 65_535 }), { maxLength: 64 }),
    volumes: fc.array(path.map((parts) => ({ mountPath: `/${parts.join('/')}` }))),
    persistent_configs: fc.array(persistent, { maxLength: 8 }),
  })
  .map((data) => ({
    ...data,
    // Of different names, so that none is in another.
    persistent_configs: data.persistent_configs.map(({ source, target, description }, index) => ({
      source: `/home/cubbi/.${index}/${source.join('/')}`,
      target: `/cubbi-config/${index}/${target.join('/')}`,
      type: 'directory',
      description,
    })),
  }));

describe('good metadata', () => {
  test.each([
    ['as JSON', (data: unknown) => JSON.stringify(data)],
    ['in blocks', (data: unknown) => stringify(data, { version: '1.1' })],
    ['in quotes', (data: unknown) => stringify(data, { defaultStringType: 'QUOTE_SINGLE' })],
  ])('written %s has no problem, and its fields are what was written', (_, write) => {
    fc.assert(
      fc.property(metadata, (data) => {
        expect(readMetadata(write(data))).toEqual({
          state: 'Read',
          fields: {
            name: data.name,
            version: data.version,
            image: data.image,
            environment: data.environment.map((item) => ({
              name: item.name,
              required: item.required === true,
              sensitive: false,
              hasDefault: item.default !== undefined,
            })),
            forwarded: data.environments_to_forward,
            ports: data.ports,
            persistentConfigs: data.persistent_configs.map(({ source, target, type }) => ({
              source,
              target,
              type,
            })),
          },
          problems: [],
        });
      }),
    );
  });
});
