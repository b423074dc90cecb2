import { describe, expect, test } from '@jest/globals';
import { ENV_PLUGIN } from './plugin-source.ts';
import { configWith, problemsOf, readFacts } from './read-facts.ts';

const SAID = '(self) -> bool:\n        return SETTINGS.exists()';

describe('returnProblems', () => {
  test.each([
    { reason: 'nothing but pass', body: 'pass', found: true },
    { reason: 'a bare return', body: 'return', found: true },
    { reason: 'only calls', body: 'self.work()', found: true },
    { reason: 'a condition without else', body: 'if a:\n            return True', found: true },
    {
      reason: 'one branch without a value',
      body: 'if a:\n            return True\n        else:\n            b()',
      found: true,
    },
    {
      reason: 'a loop that may find nothing',
      body: 'for a in b:\n            return True',
      found: true,
    },
    {
      reason: 'a handler without a value',
      body: 'try:\n            return True\n        except E:\n            log()',
      found: true,
    },
    { reason: 'a resource', body: 'with a:\n            b()', found: true },
    {
      reason: 'a case without a value',
      body: 'match a:\n            case 1:\n                b()\n            case _:\n                return True',
      found: false,
    },
    {
      reason: 'a value in each branch',
      body: 'if a:\n            return True\n        else:\n            return False',
      found: false,
    },
    {
      reason: 'conditions of which one may always hold',
      body: 'if a:\n            return True\n        elif b:\n            return False',
      found: false,
    },
    { reason: 'an error', body: 'raise NotImplementedError', found: false },
    { reason: 'an exit', body: 'sys.exit(1)', found: false },
    {
      reason: 'a loop without an end',
      body: 'while True:\n            if a:\n                return True',
      found: false,
    },
    {
      reason: 'a value after all handlers',
      body: 'try:\n            a()\n        except E:\n            b()\n        return True',
      found: false,
    },
    {
      reason: 'a value at last',
      body: 'try:\n            a()\n        finally:\n            return True',
      found: false,
    },
    {
      reason: 'a value if all went well',
      body: 'try:\n            a()\n        except E:\n            return False\n        else:\n            return True',
      found: false,
    },
    { reason: 'a generator', body: 'yield 1', found: false },
    { reason: 'a value on one line', body: 'a(); return True', found: false },
  ])('$reason: $found', ({ body, found }) => {
    const source = configWith(SAID, `(self) -> bool:\n        ${body}`);
    expect(problemsOf(source)).toEqual(
      found
        ? ['15 NoReturn: is_already_configured may end without a value, and init takes None for no']
        : [],
    );
  });

  test('nothing is known of what a decorator returns, nor of a coroutine', () => {
    const decorated = configWith(
      '    def is_already_configured',
      '    @cached\n    def is_already_configured',
    );
    expect(problemsOf(decorated.replace('return SETTINGS.exists()', 'pass'))).toEqual([]);
    const coroutine = configWith(
      '    def is_already_configured',
      '    async def is_already_configured',
    );
    expect(problemsOf(coroutine.replace('return SETTINGS.exists()', 'pass'))).toEqual([]);
  });

  test.each(['initialize', 'integrate_mcp_servers'])('%s is looked at', (name) => {
    const source = ENV_PLUGIN.replace(
      new RegExp(`(def ${name}.*:\n)`),
      '$1        pass\n\n    def _(self):\n',
    );
    expect(readFacts(source).problems.map(({ message }) => message)).toEqual([
      `${name} may end without a value, and init takes None for a failure`,
    ]);
  });
});
