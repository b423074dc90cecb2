import { setTimeout as delay } from 'node:timers/promises';
import type { AgentReport } from '../evidence/agent-report.ts';
import { askOnce } from './ask-once.ts';
import type { AgentTarget, Answer } from './ask-once.ts';

/** Wait between two tries: short at first, because a good agent is there within some 0.1 s. */
const FIRST_WAIT_MILLISECONDS = 50;
const LONGEST_WAIT_MILLISECONDS = 250;
const GROWTH = 1.5;

/**
 * Asks the agent until it answers or the time is over. A slow answer is waited for as long as there is time; a connection that is refused or
 * lost, and status 503, may be those of an agent that is still starting. Any other answer is final. Where time runs out, the last fault counts.
 */
export async function askAgent(target: AgentTarget, timeoutSeconds: number): Promise<AgentReport> {
  const start = performance.now();
  const deadline = start + timeoutSeconds * 1000;
  let wait = FIRST_WAIT_MILLISECONDS;
  for (;;) {
    const answer = await askOnce(target, Math.max(deadline - performance.now(), 1));
    const now = performance.now();
    if (answer.kind === 'Info')
      return { answered: true, afterMilliseconds: now - start, info: answer.info };
    if (!mayStillStart(answer) || now + wait >= deadline) return report(answer);
    await delay(wait);
    wait = Math.min(wait * GROWTH, LONGEST_WAIT_MILLISECONDS);
  }
}

function mayStillStart(answer: Exclude<Answer, { kind: 'Info' }>): boolean {
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

function report(answer: Exclude<Answer, { kind: 'Info' }>): AgentReport {
  if (answer.kind === 'Inability') return { inability: answer.code };
  return { answered: false, fault: answer.fault, detail: answer.detail };
}
