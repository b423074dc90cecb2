import { describe, expect, test } from '@jest/globals';
import { envWith, problemsOf } from './read-facts.ts';

describe('mcpProblems', () => {
  test.each([
    { parameters: 'self, servers', fits: true },
    { parameters: 'self, servers: dict, more=None', fits: true },
    { parameters: 'self, *servers', fits: true },
    { parameters: 'self, /, servers=None, *, x=1, **y', fits: true },
    { parameters: 'self', fits: false },
    { parameters: 'self, a, b', fits: false },
    { parameters: 'self, *, servers', fits: false },
    { parameters: '', fits: false },
  ])(
    'integrate_mcp_servers($parameters) can be called with one argument: $fits',
    ({ parameters, fits }) => {
      const source = envWith('self, mcp_config: dict[str, Any]', parameters);
      const want =
        '27 McpSignature: integrate_mcp_servers cannot be called with one argument besides self, as init does';
      expect(problemsOf(source)).toEqual(fits ? [] : [want]);
    },
  );

  test('a static method has no self', () => {
    const source = envWith(
      '    def integrate_mcp_servers(self, ',
      '    @staticmethod\n    def integrate_mcp_servers(',
    );
    expect(problemsOf(source)).toEqual([]);
  });
});
