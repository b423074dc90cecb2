import { describe, expect, test } from '@jest/globals';
import { createServerClock } from '../../../src/cluster/client/server-clock.ts';

const DATE = 'Sun, 22 Nov 2026 07:00:00 GMT';
const SERVER = Date.parse(DATE);

function setup() {
  const local = { now: 1_000, elapsed: 0 };
  const clock = createServerClock({ now: () => local.now, elapsed: () => local.elapsed });
  return { local, clock };
}

describe('createServerClock()', () => {
  test.each([
    { reason: 'no header', date: undefined },
    { reason: 'two headers', date: [DATE, DATE] },
    { reason: 'no date', date: 'yesterday' },
  ])("goes by this machine's clock until a date was heard: $reason", ({ date }) => {
    const { clock } = setup();
    clock.heard(date);
    expect(clock.now()).toBe(1_000);
  });

  test('goes on from the last date that was heard, however this clock jumps', () => {
    const { local, clock } = setup();
    clock.heard(DATE);
    local.now = 9e12;
    local.elapsed = 1_500;
    clock.heard('nonsense');
    expect(clock.now()).toBe(SERVER + 1_500);
  });

  test('follows the API server where its clock is put back or forward', () => {
    const { local, clock } = setup();
    clock.heard(DATE);
    local.elapsed = 60_000;
    clock.heard('Sun, 22 Nov 2020 07:00:00 GMT');
    local.elapsed = 61_000;
    expect(clock.now()).toBe(Date.parse('2020-11-22T07:00:01Z'));
  });
});
