import { describe, expect, test } from '@jest/globals';
import { readPlugin } from '../../../../src/contract/cubbi/plugin/read-plugin.ts';
import { PLACE } from './read-facts.ts';
import { cpuMs } from '../../../cpu-ms.ts';

describe('the time that a hostile source takes', () => {
  const SIZE = 256 * 1024;
  const repeat = (text: string) => text.repeat(Math.floor(SIZE / text.length));
  const grow = (line: (index: number) => string) => {
    let text = '';
    for (let index = 0; text.length < SIZE - 1000; index += 1) text += line(index);
    return text;
  };

  test.each([
    { reason: 'brackets', source: repeat('(') },
    { reason: 'lambdas', source: repeat('lambda a,b=lambda:1:') },
    { reason: 'format strings', source: repeat('f"{') },
    { reason: 'one long line', source: `a = ${repeat('1,')}` },
    { reason: 'members', source: `a${repeat('.a')}` },
    { reason: 'words that may be keywords', source: repeat('match(match);type=case\n') },
    { reason: 'blocks', source: grow((index) => `${' '.repeat(index)}if 1:\n`) },
    { reason: 'classes', source: repeat('class A:0\n') },
    {
      reason: 'classes of a long line',
      source:
        'from cubbi_init import ToolPlugin\nclass A0(ToolPlugin):0\n' +
        grow((index) => `class A${index + 1}(A${index}):0\n`).slice(0, SIZE / 2),
    },
    {
      reason: 'calls that log',
      source: `print(${'print('.repeat(400)}${'a,'.repeat(20_000)}${')'.repeat(401)}`,
    },
    { reason: 'mistakes', source: repeat('$') },
    { reason: 'quotes', source: repeat('"') },
    { reason: 'backslashes', source: repeat('\\\n') },
    { reason: 'form feeds', source: repeat(' \f') },
  ])('is bounded for $reason', ({ source }) => {
    const work = cpuMs(() => {
      expect(readPlugin(source, PLACE).path).toBe(PLACE.path);
    });
    // About 200. What grows with the square of the size takes minutes.
    expect(work).toBeLessThan(4000);
  });
});
