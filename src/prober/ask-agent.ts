import { setTimeout as delay } from 'node:timers/promises';
import type { AgentReport } from '../evidence/agent-report.ts';
import { askOnce } from './ask-once.ts';
import type { AgentTarget, Answer } from './ask-once.ts';

/** Wait between two tries: short at first, because a good agent is there within some 0.1 s. */
const FIRST_WAIT_MILLISECONDS = 50;
const LONGEST_WAIT_MILLISECONDS = 250;
const GROWTH = 1.5;
/** A try that the end of the time cuts short of this says nothing: a node that is busy may not even have delivered the question. */
const SHORTEST_TRY_MILLISECONDS = 1_000;

type Failure = Exclude<Answer, { kind: 'Info' }>;

/**
 * Asks the agent until it answers or the time is over. A slow answer is waited for as long as there is time; a connection that is refused or
 * lost, and status 503, may be those of an agent that is still starting. Any other answer is final. Where time runs out, the last fault counts, but for
 * that of a try that had hardly begun.
 */
export async function askAgent(target: AgentTarget, timeoutSeconds: number): Promise<AgentReport> {
  const start = performance.now();
  const deadline = start + timeoutSeconds * 1000;
  let wait = FIRST_WAIT_MILLISECONDS;
  let before: Failure | undefined;
  for (;;) {
    const began = performance.now();
    const answer = await askOnce(target, Math.max(deadline - began, 1));
    const now = performance.now();
    if (answer.kind === 'Info')
      return { answered: true, afterMilliseconds: now - start, info: answer.info };
    if (before !== undefined && wasCut(answer, now - began)) return report(before);
    if (!mayStillStart(answer) || now + wait >= deadline) return report(answer);
    before = answer;
    await delay(wait);
    wait = Math.min(wait * GROWTH, LONGEST_WAIT_MILLISECONDS);
  }
}

function wasCut(answer: Failure, milliseconds: number): boolean {
  const timedOut = answer.kind === 'Fault' && answer.fault === 'TimedOut';
  return timedOut && milliseconds < SHORTEST_TRY_MILLISECONDS;
}

function mayStillStart(answer: Failure): boolean {
  if (answer.kind === 'Inability') return true;
  switch (answer.fault) {
    case 'ConnectionRefused':
    case 'ConnectionLost':
    case 'TimedOut':
      return true;
    case 'BadStatus':
      return answer.detail === '503';
    case 'Redirected':
    case 'TooLarge':
    case 'NotJson':
    case 'BadShape':
      return false;
  }
}

function report(answer: Failure): AgentReport {
  if (answer.kind === 'Inability') return { inability: answer.code };
  return { answered: false, fault: answer.fault, detail: answer.detail };
}
