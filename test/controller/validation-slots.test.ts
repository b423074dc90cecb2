import { describe, expect, test } from '@jest/globals';
import { createKeyedLock } from '../../src/controller/keyed-lock.ts';
import { createValidationSlots } from '../../src/controller/validation-slots.ts';

const groupOf = (key: string) => key.split('/')[0] ?? '';

describe('createValidationSlots', () => {
  test('namespaces take turns, however many templates one of them has', () => {
    const woken: string[] = [];
    const slots = createValidationSlots({ limit: 1, groupOf, wake: (key) => woken.push(key) });
    expect(slots.take('big/job', 'big/0')).toBe(true);
    for (const asker of ['big/1', 'big/2', 'big/3', 'small/1'])
      expect(slots.take(`${asker}-job`, asker)).toBe(false);
    let running = 'big/job';
    for (let turn = 0; turn < 4; turn++) {
      slots.free(running);
      const asker = woken.at(-1) ?? '';
      running = `${asker}-job`;
      expect(slots.take(running, asker)).toBe(true);
    }
    expect(woken).toEqual(['big/1', 'small/1', 'big/2', 'big/3']);
  });

  test('a Job that has a place keeps it, whoever asks', () => {
    const slots = createValidationSlots({ limit: 1, groupOf, wake: () => undefined });
    expect([slots.take('a/job', 'a/1'), slots.take('a/job', 'a/2')]).toEqual([true, true]);
    expect([slots.running, slots.waiting]).toEqual([1, 0]);
  });

  test('after a restart more may run than are allowed: nobody is let in before there is room', () => {
    const woken: string[] = [];
    const slots = createValidationSlots({ limit: 1, groupOf, wake: (key) => woken.push(key) });
    for (const job of ['a/1', 'a/2']) slots.occupy(job);
    expect(slots.take('a/3', 'a/3')).toBe(false);
    slots.free('a/1');
    expect(woken).toEqual([]);
    slots.free('a/2');
    expect(woken).toEqual(['a/3']);
  });
});

describe('createKeyedLock', () => {
  test('tasks of a key run one after the other, also after a failure; others do not wait', async () => {
    const lock = createKeyedLock();
    const log: string[] = [];
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const first = lock('a', async () => {
      await gate;
      log.push('first');
      throw new Error('it failed');
    });
    const second = lock('a', () => Promise.resolve(log.push('second')));
    await lock('b', () => Promise.resolve(log.push('other')));
    release();
    await expect(first).rejects.toThrow('it failed');
    await second;
    expect(log).toEqual(['other', 'first', 'second']);
  });
});
