import { describe, expect, test } from '@jest/globals';
import type { PlainValue } from '../../../../src/contract/cubbi/metadata/plain-value.ts';
import { resolveForCli } from '../../../../src/contract/cubbi/metadata/resolve-for-cli.ts';
import { resolveForContainer } from '../../../../src/contract/cubbi/metadata/resolve-for-container.ts';

const UNREADABLE = 'unreadable';
const DATE = 'date';

/** A scalar, what the CLI (PyYAML) makes of it, what the container (ruamel.yaml) does; one of them where both agree. */
const ROWS: readonly [text: string, cli: unknown, container?: unknown][] = [
  ['goose', 'goose'],
  ['', null],
  ['~', null],
  ['Null', null],
  ['nULL', 'nULL'],
  ['true', true],
  ['FALSE', false],
  ['tRUE', 'tRUE'],
  ['yes', true, 'yes'],
  ['No', false, 'No'],
  ['on', true, 'on'],
  ['OFF', false, 'OFF'],
  ['y', 'y'],
  ['N', 'N'],
  ['0', 0],
  ['-0', -0],
  ['8000', 8000],
  ['+1_000', 1000],
  ['1_', 1],
  ['_1', '_1'],
  ['-_', '-_', UNREADABLE],
  ['010', 8, 10],
  ['-017', -15, -17],
  ['08', '08', 8],
  ['0_', 0],
  ['00_7', 7],
  ['0o17', '0o17', 15],
  ['0o_', '0o_', UNREADABLE],
  ['0o8', '0o8'],
  ['0x1F', 31],
  ['-0xff', -255],
  ['0x_', UNREADABLE],
  ['0b11', 3],
  ['0b_', UNREADABLE],
  ['1'.repeat(4301), UNREADABLE],
  ['1.0', 1],
  ['1.', 1],
  ['1_0.5', 10.5],
  ['.5', 0.5],
  ['-.5', '-.5', -0.5],
  ['._', '._', UNREADABLE],
  ['1e3', '1e3', 1000],
  ['1.5e3', '1.5e3', 1500],
  ['1.5e+3', 1500],
  ['.inf', Infinity],
  ['-.Inf', -Infinity],
  ['.NaN', NaN],
  ['.nAN', '.nAN'],
  ['1.0.0', '1.0.0'],
  ['1:30', 90, '1:30'],
  ['-1:00:30', -3630, '-1:00:30'],
  ['0:30', '0:30'],
  ['0:30.5', 30.5, '0:30.5'],
  ['1:60', '1:60'],
  ['2026-01-31', DATE],
  ['2026-1-31', '2026-1-31'],
  ['2024-02-29', DATE],
  ['2026-02-29', UNREADABLE],
  ['1900-02-29', UNREADABLE],
  ['2000-02-29', DATE],
  ['2026-13-01', UNREADABLE],
  ['2026-00-01', UNREADABLE],
  ['0000-01-01', UNREADABLE],
  ['2026-1-3 4:05:06', DATE],
  ['2026-01-31T04:05:06.789+01:00', DATE],
  ['2026-01-31 24:00:00', UNREADABLE],
  ['<<', UNREADABLE],
  ['=', UNREADABLE],
  ['==', '=='],
];

function shown({ type, value }: PlainValue): unknown {
  return type === 'unreadable' || type === 'date' ? type : value;
}

describe('resolving plain scalars', () => {
  test.each(ROWS)('%j as the CLI does', (text, cli) => {
    expect(shown(resolveForCli(text))).toBe(cli);
  });

  test.each(ROWS)('%j as the container does', (text, cli, container = cli) => {
    expect(shown(resolveForContainer(text))).toBe(container);
  });
});
