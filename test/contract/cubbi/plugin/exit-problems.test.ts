import { describe, expect, test } from '@jest/globals';
import { CONFIG_PLUGIN } from './plugin-source.ts';
import { readFacts } from './read-facts.ts';

describe('exitProblems', () => {
  test.each([
    { line: 'import sys\nsys.exit(0)', found: 'sys.exit()' },
    { line: 'import sys as s\ns.exit()', found: 's.exit()' },
    { line: 'from sys import exit as leave\nif x:\n    leave()', found: 'leave()' },
    { line: 'import os\ntry:\n    os._exit(1)\nfinally:\n    pass', found: 'os._exit()' },
    { line: 'exit()', found: 'exit()' },
    { line: 'raise SystemExit', found: 'raise SystemExit' },
    { line: 'raise SystemExit(1)', found: 'raise SystemExit' },
    { line: 'class A:\n    class B:\n        exit()', found: 'exit()' },
    { line: 'def f():\n    exit()', found: undefined },
    { line: 'f = lambda: exit()', found: undefined },
    { line: 'class A:\n    def f(self): exit()', found: undefined },
    { line: 'if __name__ == "__main__":\n    exit()', found: undefined },
    { line: 'sys.path.append("x")', found: undefined },
    { line: 'self.exit()', found: undefined },
  ])('$line ends the import by $found', ({ line, found }) => {
    const messages = readFacts(`${CONFIG_PLUGIN}${line}\n`).problems.map(({ message }) => message);
    expect(messages).toEqual(
      found === undefined ? [] : [`${found} ends init while the plugin is imported`],
    );
  });
});
