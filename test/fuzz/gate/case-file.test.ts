import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { caseFile } from './case-file.ts';
import { makeCase } from './make-case.ts';

test('what is written is read again, byte by byte', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'case-file-'));
  const cases = Array.from({ length: 50 }, (_, index) => makeCase(3, index));
  const recorded = { seed: 3, index: 49, problem: 'no answer', cases };
  await caseFile.write(join(folder, 'case.json'), recorded);
  expect(await caseFile.read(join(folder, 'case.json'))).toEqual(recorded);
  rmSync(folder, { recursive: true });
});
