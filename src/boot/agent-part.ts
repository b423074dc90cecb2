import type { AgentEvidence, CandidateEvidence } from '../evidence/boot-evidence.ts';
import type { Known } from '../evidence/known.ts';
import type { BootClock } from './boot-clock.ts';
import type { BootContext } from './boot-types.ts';
import type { Part } from './part.ts';
import type { ContainerEnd, PodRecord } from './pod-record.ts';
import { parseAgentReport } from '../evidence/parse-agent-report.ts';
import { partBy } from './part-by.ts';
import { unreadable } from './unreadable.ts';

type Agent = Known<AgentEvidence>;

/** After the prober's own time limit, for its report to arrive. */
const GRACE_MILLISECONDS = 12_000;
/** After the image's process ended, for the report of an agent that had answered. */
const LAST_WORDS_MILLISECONDS = 2000;
/** Faults that more time could have healed. */
const OF_TIME = new Set(['ConnectionRefused', 'TimedOut', 'ConnectionLost']);

/** The prober gave up before the agent had its time: its clock starts with its own container. */
function tooEarly(end: ContainerEnd, startedAt: string | undefined, seconds: number): boolean {
  if (end.finishedAt === undefined || startedAt === undefined) return false;
  // Times of a pod have whole seconds: two of them may be a second nearer than what they stand for.
  return Date.parse(end.finishedAt) - Date.parse(startedAt) < (seconds - 1) * 1000;
}

function reported(end: ContainerEnd, record: PodRecord, context: BootContext): Agent {
  const exited = end.reason === 'Completed' && end.exitCode === 0;
  // `Unknown`: the node's container runtime was restarted as the prober ended; its message is whole or unreadable.
  if (!exited && end.reason !== 'Unknown')
    return unreadable("The operator's probe of the agent could not run on the node");
  const agent = parseAgentReport(end.message);
  if (!agent.known || agent.value.answered || !OF_TIME.has(agent.value.fault)) return agent;
  return tooEarly(end, record.containers['candidate']?.startedAt, context.timeoutSeconds)
    ? unreadable("The image's container started too late for the probe of its agent")
    : agent;
}

/**
 * What the agent answered. Once the image's own process has ended or cannot start, nobody waits for a prober that keeps trying: that the
 * process does not run is the finding.
 */
export function agentPart(
  record: PodRecord,
  candidate: Known<CandidateEvidence>,
  context: BootContext,
  clock: BootClock,
): Part<Agent> {
  const { probe, candidate: image } = record.containers;
  if (probe?.ended !== undefined)
    return { settled: true, value: reported(probe.ended, record, context) };
  const gone = () => unreadable("The agent could not be asked: the image's process did not run");
  if (!candidate.known || candidate.value.state === 'NotStarted')
    return { settled: true, value: gone() };
  if (candidate.value.state === 'Ended') {
    const finished = image?.ended?.finishedAt;
    const at = finished === undefined ? -Infinity : clock.since(finished);
    return partBy(at + LAST_WORDS_MILLISECONDS, clock, gone);
  }
  const silent = () => unreadable("The operator's probe of the agent left no report");
  const both = [probe?.startedAt, image?.startedAt].filter((time) => time !== undefined);
  if (probe?.startedAt === undefined) return partBy(clock.startDeadline, clock, silent);
  const latest = Math.max(...both.map(clock.since));
  return partBy(latest + context.timeoutSeconds * 1000 + GRACE_MILLISECONDS, clock, silent);
}
