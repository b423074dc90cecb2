import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { JoinedLines } from '../../src/log/joined-lines.ts';

const DELAY = 50;

let written: string[];
let lines: JoinedLines;
beforeEach(() => {
  jest.useFakeTimers();
  written = [];
  lines = new JoinedLines({ write: (text) => void written.push(text) }, DELAY);
});
afterEach(() => {
  jest.useRealTimers();
});

function write(count: number): void {
  for (let each = 0; each < count; each++) lines.write(`${each}\n`);
}

describe('JoinedLines', () => {
  test('writes what came within the time in one go, in order', () => {
    write(2);
    jest.advanceTimersByTime(DELAY - 1);
    expect(written).toEqual([]);
    write(1);
    jest.advanceTimersByTime(1);
    expect(written).toEqual(['0\n1\n0\n']);
    jest.advanceTimersByTime(10 * DELAY);
    expect(written).toHaveLength(1);
  });

  test('the time begins anew with the next line', () => {
    write(1);
    jest.advanceTimersByTime(DELAY);
    write(1);
    jest.advanceTimersByTime(DELAY - 1);
    expect(written).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(written).toHaveLength(2);
  });

  test('many lines wait for no time, and none is lost or written twice', () => {
    write(1000);
    expect(written.length).toBeGreaterThan(1);
    lines.flush();
    jest.advanceTimersByTime(DELAY);
    expect(written.join('').split('\n')).toEqual([...Array(1000).keys(), ''].map(String));
  });

  test('writes nothing where nothing waits', () => {
    lines.flush();
    expect(written).toEqual([]);
  });
});
