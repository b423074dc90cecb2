import { describe, expect, test } from '@jest/globals';
import { easePython } from '../../../../../src/contract/cubbi/plugin/python/ease-python.ts';
import { MODERN_PYTHON } from './modern-python.ts';

describe('easePython', () => {
  test.each([
    { reason: 'a pattern', source: 'case Point(x=0) if x: y', want: 'case  _: y' },
    { reason: 'a subject', source: 'match a, b:', want: 'match  _:' },
    { reason: 'but not a call of that name', source: 'match(a)', want: 'match(a)' },
    { reason: 'resources', source: 'with (a as b): c', want: 'with  _: c' },
    { reason: 'over lines', source: 'with (\n  a as b\n): c', want: 'with \\\n\\\n _: c' },
    { reason: 'a loop', source: 'async for a in *b, c: d', want: 'async for  _ in _: d' },
    { reason: 'a decorator', source: '@a[0].b', want: '@ _' },
    { reason: 'but not a plain one', source: '@a.b(c[0])', want: '@a.b(c[0])' },
    { reason: 'a yield of nothing', source: 'a = yield', want: 'a = yield 0' },
    { reason: 'but not of something', source: 'a = yield b', want: 'a = yield b' },
    { reason: 'a number', source: 'a = 1. + 1.5', want: 'a = 1.0 + 1.5' },
    { reason: 'a walrus', source: 'a[b := c]', want: 'a[ c]' },
    { reason: 'parameters of a lambda', source: 'lambda a, /: b', want: 'lambda: b' },
    { reason: 'parameters of a type', source: 'def f[T = int](a): pass', want: 'def f(a): pass' },
    { reason: 'unpacking', source: 'a[*b]\nf(a, *b)', want: 'a[b]\nf(a, b)' },
    {
      reason: 'but not in a list of parameters',
      source: 'def f(a, *b): c',
      want: 'def f(a, *b): c',
    },
    { reason: 'nor a product', source: 'a[b * c]', want: 'a[b * c]' },
    { reason: 'a template string', source: 't"{a}"', want: 'f"{a}"' },
    { reason: 'a strange format string', source: 'f"{(yield)}"', want: "''" },
    { reason: 'but not a usual one', source: 'f"{a.b}"', want: 'f"{a.b}"' },
  ])('rewrites $reason', ({ source, want }) => {
    expect(easePython(source)).toBe(want);
  });

  test.each(MODERN_PYTHON)('keeps the lines of $what', ({ source }) => {
    const lines = (text: string) => text.split('\n').length;
    expect(lines(easePython(source))).toBe(lines(source));
  });
});
