import { describe, expect, test } from '@jest/globals';
import { foreignProblem } from './foreign-problem.ts';
import { parseCoreTicks } from './parse-core-ticks.ts';
import { parseCpuList } from './parse-cpu-list.ts';
import { processCpu } from './process-cpu.ts';
import { residentBytes } from './resident-bytes.ts';

test.each([
  { text: '0-1\n', want: [0, 1] },
  { text: '3', want: [3] },
  { text: '0-2,5,7-8', want: [0, 1, 2, 5, 7, 8] },
  { text: '', want: [] },
])('parseCpuList(): $text', ({ text, want }) => {
  expect(parseCpuList(text)).toEqual(want);
});

describe('parseCoreTicks()', () => {
  const stat = [
    'cpu  100 0 100 1000 50 5 5 40 0 0',
    'cpu0 10 1 20 300 40 3 2 4 7 0',
    'cpu10 1 1 1 1 1 1 1 1 1 1',
    'intr 5',
  ].join('\n');

  test('counts all but idle time and waiting as busy, and guests once', () => {
    expect(parseCoreTicks(stat, 0)).toEqual({ busy: 40, total: 380 });
  });

  test('takes core 1 for no other core', () => {
    expect(() => parseCoreTicks(stat, 1)).toThrow('no core 1');
  });
});

test.each([
  { foreign: 0.3, want: undefined },
  { foreign: 0.31, want: "others used 31 % of the server's core" },
])('foreignProblem(): $foreign', ({ foreign, want }) => {
  expect(foreignProblem(foreign, 'server')).toBe(want);
});

test('the CPU time of a process grows while it works, and only as long as that', () => {
  const before = { cpu: processCpu(process.pid), time: performance.now() };
  while (performance.now() < before.time + 50) JSON.parse('[1,2,3]');
  const used = processCpu(process.pid) - before.cpu;
  const seconds = (performance.now() - before.time) / 1000;
  expect(used).toBeGreaterThan(0);
  // Other threads of this process may work meanwhile.
  expect(used).toBeLessThan(seconds * 16);
});

test('the memory of a process is what Node.js says of it', () => {
  const said = process.memoryUsage.rss();
  expect(Math.abs(residentBytes(process.pid) / said - 1)).toBeLessThan(0.2);
});
