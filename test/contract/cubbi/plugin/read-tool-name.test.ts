import { describe, expect, test } from '@jest/globals';
import { configWith, problemsOf } from './read-facts.ts';

const OF_TOOL = '    @property\n    def tool_name(self) -> str:\n        return "mytool"\n';

describe('readToolName', () => {
  test.each([
    { reason: 'a property', tool: OF_TOOL, name: 'mytool', want: [] },
    { reason: 'an attribute', tool: '    tool_name = "mytool"\n', name: 'mytool', want: [] },
    {
      reason: 'an annotated one',
      tool: '    tool_name: str = "my" "tool"\n',
      name: 'mytool',
      want: [],
    },
    {
      reason: 'the name in another spelling',
      tool: '    tool_name = "my-tool"\n',
      name: 'My_Tool',
      want: [],
    },
    { reason: 'no literal', tool: '    tool_name = NAME\n', name: 'mytool', want: [] },
    {
      reason: 'one of two',
      tool: '    @property\n    def tool_name(self):\n        if x: return "a"\n        return "b"\n',
      name: 'mytool',
      want: [],
    },
    {
      reason: 'another name',
      tool: '    tool_name = "yourtool"\n',
      name: 'mytool',
      want: [`11 ToolNameDiffers: tool_name is "yourtool", but the image's name is "mytool"`],
    },
    {
      reason: 'a method',
      tool: OF_TOOL.replace('    @property\n', ''),
      name: 'mytool',
      want: [
        '11 ToolNameDiffers: tool_name is a method without @property, so init shows the method, not the name',
      ],
    },
    {
      reason: 'missing',
      tool: '',
      name: 'mytool',
      want: ['10 ToolNameMissing: class "MyToolPlugin" has no tool_name'],
    },
    {
      reason: 'only announced',
      tool: '    tool_name: str\n',
      name: 'mytool',
      want: ['10 ToolNameMissing: class "MyToolPlugin" has no tool_name'],
    },
  ])('tool_name is $reason', ({ tool, name, want }) => {
    expect(problemsOf(configWith(OF_TOOL, tool), name)).toEqual(want);
  });
});
