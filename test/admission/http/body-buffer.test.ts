import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BodyBuffer } from '../../../src/admission/http/body-buffer.ts';
import { BodyRoom } from '../../../src/admission/http/body-room.ts';

const KiB = 1024;
const LIMIT = 300 * KiB;

describe('BodyBuffer', () => {
  test('holds what came, and gives back what it took', () => {
    const upTo = (most: number) =>
      fc.tuple(fc.nat(most), fc.nat(255)).map(([length, byte]) => Buffer.alloc(length, byte));
    const [long, short] = [upTo(30 * KiB), upTo(5 * KiB)];
    const parts = fc.array(fc.oneof(short, short, long), { maxLength: 60 });
    fc.assert(
      fc.property(parts, (list) => {
        const room = new BodyRoom(1024 * KiB);
        const buffer = new BodyBuffer(room, LIMIT);
        const faults = list.map((part) => buffer.add(part));
        const all = Buffer.concat(list);
        if (all.length > LIMIT) expect(faults).toContain('tooLarge');
        else expect(Buffer.concat(buffer.parts()).equals(all)).toBe(true);
        buffer.release();
        expect(room.take(1024 * KiB)).toBe(true);
      }),
    );
  });

  test('usual parts are not copied', () => {
    const buffer = new BodyBuffer(new BodyRoom(0), LIMIT);
    const parts = [Buffer.from('{'), Buffer.from('}')];
    for (const part of parts) buffer.add(part);
    expect(buffer.parts().map((part, index) => part === parts[index])).toEqual([true, true]);
  });

  test('gives the memory of large parts back, of those alone that have it for themselves', () => {
    const buffer = new BodyBuffer(new BodyRoom(0), LIMIT);
    const shared = Buffer.alloc(40 * KiB);
    const large = Buffer.alloc(16 * KiB);
    const small = Buffer.from(new Uint8Array(KiB));
    const slice = shared.subarray(KiB, 17 * KiB);
    for (const part of [large, small, slice]) buffer.add(part);
    buffer.release();
    expect([large, small, slice].map(({ byteLength }) => byteLength)).toEqual([0, KiB, 16 * KiB]);
  });

  test.each([
    { reason: 'bytes that come alone', lengths: [1], count: 200 * KiB, most: 216 },
    { reason: 'short and long parts in turn', lengths: [1, 4 * KiB], count: 90, most: 940 },
  ])('what it holds is in proportion to what came: $reason', ({ lengths, count, most }) => {
    const room = new BodyRoom(1024 * KiB);
    const buffer = new BodyBuffer(room, LIMIT);
    for (let index = 0; index < count; index++)
      expect(buffer.add(Buffer.alloc(lengths[index % lengths.length] ?? 0))).toBeUndefined();
    expect(buffer.parts().length).toBeLessThanOrEqual(110);
    expect(room.take((1024 - most) * KiB)).toBe(true);
  });

  test('small bodies need no room; large ones are told where there is none, until others release theirs', () => {
    const room = new BodyRoom(256 * KiB);
    const large = () => {
      const buffer = new BodyBuffer(room, LIMIT);
      return { buffer, fault: [1, 2].map(() => buffer.add(Buffer.alloc(75 * KiB))).at(-1) };
    };
    const first = large();
    const second = large();
    const small = new BodyBuffer(room, LIMIT);
    const faults = [1, 2, 3].map(() => small.add(Buffer.alloc(20 * KiB)));
    first.buffer.release();
    second.buffer.release();
    expect({ first: first.fault, second: second.fault, faults, third: large().fault }).toEqual({
      first: undefined,
      second: 'busy',
      faults: [undefined, undefined, undefined],
      third: undefined,
    });
  });
});
