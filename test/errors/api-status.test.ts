import { describe, expect, test } from '@jest/globals';
import { apiStatus } from '../../src/errors/api-status.ts';
import { isAlreadyExists } from '../../src/errors/is-already-exists.ts';
import { isConflict } from '../../src/errors/is-conflict.ts';
import { isNotFound } from '../../src/errors/is-not-found.ts';

const status = (reason: string) => ({ kind: 'Status', reason, message: `it is ${reason}` });

describe('apiStatus', () => {
  test.each([
    {
      reason: 'the client gives the body as text',
      error: { code: 404, body: JSON.stringify(status('NotFound')), message: 'HTTP-Code: 404' },
      want: { code: 404, reason: 'NotFound', message: 'it is NotFound' },
    },
    {
      reason: 'the client gives the body parsed',
      error: { code: 409, body: status('Conflict'), message: 'HTTP-Code: 409' },
      want: { code: 409, reason: 'Conflict', message: 'it is Conflict' },
    },
    {
      reason: 'a proxy answered with a page',
      error: { code: 502, body: '<html>', message: 'HTTP-Code: 502' },
      want: { code: 502, reason: '', message: 'HTTP-Code: 502' },
    },
    {
      reason: 'a broken connection has a code that is no number',
      error: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
      want: undefined,
    },
    { reason: 'anything may be thrown', error: null, want: undefined },
  ])('$reason', ({ error, want }) => {
    expect(apiStatus(error)).toEqual(want);
  });

  test.each([
    { reason: 'NotFound', code: 404, want: [true, false, false] },
    { reason: 'Conflict', code: 409, want: [false, true, false] },
    { reason: 'AlreadyExists', code: 409, want: [false, false, true] },
    { reason: 'Forbidden', code: 403, want: [false, false, false] },
  ])('tells $reason apart', ({ reason, code, want }) => {
    const error = { code, body: status(reason) };
    expect([isNotFound(error), isConflict(error), isAlreadyExists(error)]).toEqual(want);
  });
});
