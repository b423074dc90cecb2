import { describe, expect, test } from '@jest/globals';
import { CONFIG_PLUGIN } from './plugin-source.ts';
import { readFacts } from './read-facts.ts';

describe('yamlProblems', () => {
  test.each([
    { line: 'import yaml', found: true },
    { line: 'import os, yaml as y', found: true },
    { line: 'from yaml import safe_load', found: true },
    { line: 'import yaml.loader', found: true },
    { line: 'def f():\n    import yaml', found: true },
    { line: 'from ruamel import yaml', found: false },
    { line: 'import ruamel.yaml as yaml', found: false },
    { line: 'from .yaml import x', found: false },
    { line: '# import yaml', found: false },
  ])('$line is PyYAML: $found', ({ line, found }) => {
    expect(readFacts(`${CONFIG_PLUGIN}${line}\n`).problems.map(({ rule }) => rule)).toEqual(
      found ? ['Yaml'] : [],
    );
  });
});
