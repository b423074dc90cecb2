import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import type { FuzzCase, Want } from './fuzz-case.ts';
import { judgeAnswers } from './judge-answers.ts';
import type { Received, Wanted } from './judge-answers.ts';
import { wantedAnswer } from './wanted-answer.ts';

/** What came of a case. */
export interface Played {
  /** What each request was answered with, for counts; none where nothing could be sent. */
  readonly classes: readonly string[];
  /** What is wrong; undefined where nothing is. */
  readonly problem: string | undefined;
  /** Whether the connection may be used for the next case. */
  readonly goesOn: boolean;
  /** From the first byte to the last answer, in milliseconds. */
  readonly ms: number;
}

/** Sends a case and judges what comes. Never rejects: what is wrong is in the result. */
export async function playCase(connection: Connection, fuzzCase: FuzzCase): Promise<Played> {
  const started = performance.now();
  try {
    const received = await send(connection, fuzzCase);
    const ms = performance.now() - started;
    if (fuzzCase.leave === 'Destroy' || fuzzCase.leave === 'Reset') {
      return { classes: ['left'], problem: undefined, goesOn: false, ms };
    }
    const wanted = await Promise.all(fuzzCase.wants.map(wantedOf));
    const problem = judgeAnswers(wanted, received);
    const told = received.answers.some(({ headers }) => headers['connection'] === 'close');
    const goesOn = fuzzCase.leave === 'Stay' && !received.closed && !told;
    if (!goesOn) connection.destroy();
    return { classes: classesOf(wanted, received), problem, goesOn, ms };
  } catch (error) {
    connection.destroy();
    const problem = error instanceof Error ? error.message : String(error);
    return { classes: ['failed'], problem, goesOn: false, ms: performance.now() - started };
  }
}

async function send(connection: Connection, { pieces, wants, leave }: FuzzCase): Promise<Received> {
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await nextTurn();
    connection.write(piece);
  }
  // What was written is to come, before the end does.
  if (leave === 'Destroy' || leave === 'Reset') await sleep(2);
  if (leave === 'Destroy') connection.destroy();
  if (leave === 'Reset') connection.reset();
  if (leave === 'Cut') connection.end();
  if (leave === 'Stay') return await connection.received(wants.length);
  if (leave !== 'Close') return await connection.received(Infinity);
  const { answers } = await connection.received(wants.length);
  connection.end();
  const rest = await connection.received(Infinity);
  return { answers: [...answers, ...rest.answers], closed: true };
}

async function wantedOf(want: Want): Promise<Wanted> {
  if (want.want === 'Refusal') return want;
  const { body } = want;
  return { want: want.want, answer: await wantedAnswer(body), bytes: body.length };
}

function classesOf(wanted: readonly Wanted[], { answers }: Received): string[] {
  return wanted.map((each, index) => {
    const answer = answers[index];
    if (answer === undefined) return 'closed';
    const judged = each.want !== 'Refusal' && answer.status === 200;
    return judged ? `200 ${each.answer.reason}` : String(answer.status);
  });
}
