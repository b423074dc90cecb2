import { describe, expect, test } from '@jest/globals';
import { CONFIG_PLUGIN, ENV_PLUGIN } from './plugin-source.ts';
import { PLACE, configWith, envWith, problemsOf, readFacts } from './read-facts.ts';

describe('chooseClass', () => {
  test.each([
    {
      reason: 'no class at all',
      source: 'def initialize():\n    return True\n',
      want: [
        '1 NoClass: no class derives from ToolPlugin of cubbi_init or has tool_name and the methods of a plugin',
      ],
    },
    {
      reason: 'a class that is no plugin',
      source: '\nclass Helper:\n    def initialize(self):\n        return True\n',
      want: [
        '2 NoClass: no class derives from ToolPlugin of cubbi_init or has tool_name and the methods of a plugin',
      ],
    },
    {
      reason: 'a class in a function is none of the file',
      source: 'from cubbi_init import ToolPlugin\ndef f():\n    class A(ToolPlugin): pass\n',
      want: [
        '1 NoClass: no class derives from ToolPlugin of cubbi_init or has tool_name and the methods of a plugin',
      ],
    },
    {
      reason: 'a class of its own with the members of a plugin',
      source: envWith('(ToolPlugin)', ''),
      want: ['12 NotDerived: class "MyToolPlugin" does not derive from ToolPlugin of cubbi_init'],
    },
    {
      reason: 'a ToolPlugin from elsewhere that the file has',
      source: envWith('from cubbi_init import ToolPlugin', 'class ToolPlugin: pass'),
      want: ['12 NotDerived: class "MyToolPlugin" does not derive from ToolPlugin of cubbi_init'],
    },
  ])('the class: $reason', ({ source, want }) => {
    expect(problemsOf(source)).toEqual(want);
  });

  test.each([
    { reason: 'under another name', by: 'from cubbi_init import ToolPlugin as Base', base: 'Base' },
    { reason: 'by its module', by: 'import cubbi_init', base: 'cubbi_init.ToolPlugin' },
    {
      reason: 'by its module under another name',
      by: 'import cubbi_init as c',
      base: 'c.ToolPlugin',
    },
    { reason: 'with everything', by: 'from cubbi_init import *', base: 'ToolPlugin' },
    {
      reason: 'in brackets over lines',
      by: 'from cubbi_init import (\n    cubbi_config,\n    ToolPlugin,\n)',
      base: 'ToolPlugin',
    },
    {
      reason: 'with a stand-in for tests',
      by: 'try:\n    from cubbi_init import ToolPlugin\nexcept ImportError:\n    class ToolPlugin: pass',
      base: 'ToolPlugin',
    },
    {
      reason: 'through a class of the file',
      by: 'from cubbi_init import ToolPlugin\nclass Own(ToolPlugin): pass',
      base: 'Own',
    },
    {
      reason: 'through a class that nobody here knows',
      by: 'from shared import Own',
      base: 'Own',
    },
  ])('ToolPlugin is imported $reason', ({ by, base }) => {
    const source = CONFIG_PLUGIN.replace(/from cubbi_init.*/, by).replace(
      '(ToolPlugin):',
      `(${base}):`,
    );
    expect(readFacts(source).problems.filter(({ rule }) => rule === 'NotDerived')).toEqual([]);
    expect(readFacts(source)).toMatchObject({ api: 'Config', className: 'MyToolPlugin' });
  });

  test.each([
    {
      reason: 'is not there',
      source: configWith('\n\nPLUGIN_CLASS = MyToolPlugin\n', ''),
      want: ['10 PluginClass: nothing sets PLUGIN_CLASS to class "MyToolPlugin"'],
    },
    {
      reason: 'is only in a comment',
      source: configWith('PLUGIN_CLASS', '# PLUGIN_CLASS'),
      want: ['10 PluginClass: nothing sets PLUGIN_CLASS to class "MyToolPlugin"'],
    },
    {
      reason: 'is an object',
      source: configWith('= MyToolPlugin\n', '= MyToolPlugin()\n'),
      want: [
        '32 PluginClass: PLUGIN_CLASS is an object of class "MyToolPlugin", not the class itself',
      ],
    },
    {
      reason: 'is a name',
      source: configWith('= MyToolPlugin\n', '= "MyToolPlugin"\n'),
      want: [`32 PluginClass: PLUGIN_CLASS is "MyToolPlugin", which is no class`],
    },
    {
      reason: 'is misspelt',
      source: configWith('= MyToolPlugin\n', '= MyPlugin\n'),
      want: ['32 PluginClass: PLUGIN_CLASS is "MyPlugin", which the file does not define'],
    },
    {
      reason: 'is the class, annotated and in a block',
      source: configWith(
        'PLUGIN_CLASS =',
        'if True:\n    OTHER = PLUGIN_CLASS: type ='.replace('OTHER = ', ''),
      ),
      want: [],
    },
    {
      reason: 'is the class, with another name for it',
      source: configWith('PLUGIN_CLASS =', 'ALIAS = PLUGIN_CLASS ='),
      want: [],
    },
    { reason: 'is imported', source: 'from mine import Tool as PLUGIN_CLASS\n', want: [] },
    { reason: 'is made by a function', source: 'PLUGIN_CLASS = make()\n', want: [] },
    {
      reason: 'is set in another way',
      source: configWith('PLUGIN_CLASS', 'globals()["PLUGIN_CLASS"]'),
      want: [],
    },
    {
      reason: 'lacks a method',
      source: configWith('is_already_configured', 'is_configured'),
      want: ['10 PluginClass: class "MyToolPlugin" has no method is_already_configured'],
    },
    {
      reason: 'lacks the other',
      source: configWith('def configure', 'def set_up'),
      want: ['10 PluginClass: class "MyToolPlugin" has no method configure'],
    },
    {
      reason: 'is of no interest to revision Env',
      source: ENV_PLUGIN,
      want: [],
    },
  ])('PLUGIN_CLASS $reason', ({ source, want }) => {
    expect(problemsOf(source)).toEqual(want);
  });

  test('PLUGIN_CLASS is taken before the first by name', () => {
    const source = `${CONFIG_PLUGIN}\nclass Another(MyToolPlugin): pass\n`;
    expect(readFacts(source).className).toBe('MyToolPlugin');
  });

  test('of several classes init takes the first by name', () => {
    const source = `${ENV_PLUGIN}\nclass Base(ToolPlugin): pass\n`;
    expect(readFacts(source)).toMatchObject({ className: 'Base', api: 'None' });
    expect(problemsOf(source)).toContain(
      '12 SeveralClasses: init takes class "Base", the first by name, and never looks at "MyToolPlugin"',
    );
  });

  test('classes without the members of a plugin are no candidates', () => {
    expect(problemsOf(`${ENV_PLUGIN}\nclass Another:\n    tool_name = "x"\n`)).toEqual([]);
  });

  test('a class that is open to anything is not judged', () => {
    const source = 'from mine import Base\nclass Tool(Base): pass\nPLUGIN_CLASS = Tool\n';
    expect(readFacts(source)).toEqual({
      state: 'Read',
      path: PLACE.path,
      api: 'None',
      problems: [],
    });
  });

  test.each([
    'Tool = type("Tool", (ToolPlugin,), {"tool_name": "mytool"})',
    'def make():\n    class Tool(ToolPlugin): pass\n    return Tool\n\nTool = make()',
  ])('a class that a call makes is not judged: %s', (lines) => {
    expect(problemsOf(`from cubbi_init import ToolPlugin\n\n${lines}\n`)).toEqual([]);
  });

  test('classes that inherit from each other in a circle are read', () => {
    const source =
      'class A(B):\n    tool_name = "mytool"\nclass B(A):\n    def initialize(self): return 1\n';
    expect(readFacts(source)).toMatchObject({ api: 'Env', className: 'A' });
  });
});
