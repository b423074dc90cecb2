import { expect, test } from '@jest/globals';
import { sha256 } from '../../../../src/commands/sha256.ts';
import { termsOf } from '../../../../src/contract/terms-of.ts';
import { templateRecord } from '../../../../src/gate/records/template-record.ts';
import { templateObject } from '../../../gate/template-object.ts';
import { slotStatus } from './slot-status.ts';

test.each([
  { valid: true, standing: 'Valid' },
  { valid: false, standing: 'Invalid' },
])('the gate reads $standing in the status', ({ valid, standing }) => {
  const template = templateObject();
  const status = slotStatus(template, valid, new Date());
  const record = templateRecord({ ...template, status }, (each) => termsOf(each, sha256).hash);
  expect(record?.standing).toBe(standing);
});
