import { describe, expect, test } from '@jest/globals';
import { judgeAnswers } from './judge-answers.ts';
import type { Received, Wanted } from './judge-answers.ts';

const DENIED = '{"response":{"uid":"1","allowed":false,"status":{"code":403,"message":"no"}}}';
const ADMITTED = '{"response":{"uid":"1","allowed":true}}';
const denied: Wanted = {
  want: 'Answer',
  answer: { status: 200, text: DENIED, reason: 'Reject Invalid' },
  bytes: 100,
};
const either: Wanted = { ...denied, want: 'Either' };
const large: Wanted = { ...denied, bytes: 100_000 };
const refusal: Wanted = { want: 'Refusal' };

const answer = (status: number, body = '') => ({ status, headers: {}, body });
const open = (...answers: Received['answers']): Received => ({ answers, closed: false });
const closed = (...answers: Received['answers']): Received => ({ answers, closed: true });

describe('judgeAnswers', () => {
  test.each<{ reason: string; wanted: Wanted[]; received: Received }>([
    { reason: 'the answer', wanted: [denied], received: open(answer(200, DENIED)) },
    {
      reason: 'the answer with other spaces',
      wanted: [denied],
      received: open(answer(200, ` ${DENIED} `)),
    },
    {
      reason: 'each answer in its place',
      wanted: [refusal, denied],
      received: open(answer(404), answer(200, DENIED)),
    },
    { reason: 'a refusal by closing', wanted: [refusal], received: closed() },
    { reason: 'a refusal where either may be', wanted: [either], received: closed(answer(400)) },
    {
      reason: 'nothing behind a refusal that closes',
      wanted: [refusal, denied],
      received: closed(answer(400)),
    },
    { reason: 'no room for a large body', wanted: [large], received: open(answer(503)) },
    {
      reason: 'a refusal of what follows',
      wanted: [denied],
      received: closed(answer(200, DENIED), answer(400)),
    },
  ])('takes $reason for right', ({ wanted, received }) => {
    expect(judgeAnswers(wanted, received)).toBeUndefined();
  });

  test.each<{ reason: string; wanted: Wanted[]; received: Received; want: RegExp }>([
    {
      reason: 'admitted, where a denial is wanted',
      wanted: [denied],
      received: open(answer(200, ADMITTED)),
      want: /^request 0: 200 .* is wanted, not 200 .*"allowed":true/,
    },
    {
      reason: 'another message',
      wanted: [denied],
      received: open(answer(200, DENIED.replace('no', 'now'))),
      want: /^request 0: 200 .* is wanted, not 200/,
    },
    {
      reason: 'the answer to another review',
      wanted: [denied],
      received: open(answer(200, DENIED.replace('"1"', '"2"'))),
      want: /^request 0: 200 .* is wanted, not 200/,
    },
    {
      reason: 'the answer with another status',
      wanted: [denied],
      received: open(answer(400, DENIED)),
      want: /is wanted, not 400/,
    },
    {
      reason: 'no JSON',
      wanted: [denied],
      received: open(answer(200, DENIED.slice(1))),
      want: /is wanted, not 200/,
    },
    {
      reason: 'no answer',
      wanted: [denied],
      received: open(),
      want: /^request 0: no answer$/,
    },
    {
      reason: 'a connection that is closed instead',
      wanted: [denied],
      received: closed(),
      want: /^request 0: closed without an answer$/,
    },
    {
      reason: 'no room for a small body',
      wanted: [denied],
      received: open(answer(503)),
      want: /is wanted, not 503/,
    },
    {
      reason: 'a decision where there is nothing to decide',
      wanted: [refusal],
      received: open(answer(200, DENIED)),
      want: /^request 0: a refusal is wanted, not 200/,
    },
    {
      reason: 'a refusal that admits',
      wanted: [refusal],
      received: open(answer(400, ADMITTED)),
      want: /^request 0: a refusal is wanted, not 400/,
    },
    {
      reason: 'a fault inside',
      wanted: [refusal],
      received: open(answer(500)),
      want: /^request 0: a refusal is wanted, not 500/,
    },
    {
      reason: 'the wrong one of two answers',
      wanted: [denied, denied],
      received: open(answer(200, DENIED), answer(200, ADMITTED)),
      want: /^request 1: /,
    },
    {
      reason: 'an answer to what was smuggled',
      wanted: [refusal],
      received: closed(answer(400), answer(200, ADMITTED)),
      want: /^nothing was asked, but answered: 200/,
    },
  ])('finds $reason', ({ wanted, received, want }) => {
    expect(judgeAnswers(wanted, received)).toMatch(want);
  });
});
