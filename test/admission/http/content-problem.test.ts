import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { contentProblem } from '../../../src/admission/http/content-problem.ts';

const type = (value: string): IncomingHttpHeaders => ({ 'content-type': value });
const encoding = (value: string): IncomingHttpHeaders => ({
  'content-type': 'application/json',
  'content-encoding': value,
});

describe('contentProblem', () => {
  test.each<{ reason: string; headers: IncomingHttpHeaders; want: string | undefined }>([
    { reason: "the API server's own", headers: type('application/json'), want: undefined },
    { reason: 'upper case', headers: type('Application/JSON'), want: undefined },
    { reason: 'UTF-8', headers: type('application/json; charset=utf-8'), want: undefined },
    {
      reason: 'UTF-8 in quotes',
      headers: type('application/json;charset="UTF-8"'),
      want: undefined,
    },
    {
      reason: 'UTF-8 without its hyphen',
      headers: type('application/json; Charset=utf8'),
      want: undefined,
    },
    { reason: 'another parameter', headers: type('application/json; profile=x'), want: undefined },
    { reason: 'no type', headers: {}, want: 'expected content type application/json' },
    { reason: 'an empty type', headers: type(''), want: 'expected content type application/json' },
    {
      reason: 'a longer type',
      headers: type('application/json-seq'),
      want: 'expected content type application/json',
    },
    {
      reason: 'two types',
      headers: type('application/json, text/plain'),
      want: 'expected content type application/json',
    },
    {
      reason: 'another charset',
      headers: type('application/json; charset=latin1'),
      want: 'the body must be UTF-8',
    },
    {
      reason: 'a second charset',
      headers: type('application/json; charset=utf-8; charset=utf-16'),
      want: 'the body must be UTF-8',
    },
    {
      reason: 'a charset that begins like UTF-8',
      headers: type('application/json; charset=utf-80'),
      want: 'the body must be UTF-8',
    },
    { reason: 'not encoded, said so', headers: encoding('identity'), want: undefined },
    { reason: 'not encoded, in upper case', headers: encoding('Identity'), want: undefined },
    { reason: 'gzip', headers: encoding('gzip'), want: 'the body must not be compressed' },
    {
      reason: 'more than one',
      headers: encoding('identity, gzip'),
      want: 'the body must not be compressed',
    },
    { reason: 'an empty encoding', headers: encoding(''), want: 'the body must not be compressed' },
  ])('$reason: $want', ({ headers, want }) => {
    expect(contentProblem(headers)?.message).toBe(want);
  });
});
