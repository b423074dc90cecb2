import type { BootContext } from '../boot/boot-types.ts';
import type { BootReading } from '../boot/boot-reading.ts';
import type { Known } from '../evidence/known.ts';
import { unreadable } from '../boot/unreadable.ts';
import type { ControllerDeps } from './controller-deps.ts';
import type { ReadLog } from './controller-memory.ts';

/** Which logs of which pod. */
export interface LogsWanted {
  readonly namespace: string;
  /** The pod whose evidence counts; undefined while none does. */
  readonly podUID: string | undefined;
  readonly logs: BootReading<unknown, unknown>['logs'];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** That long may a container of the image run. */
  readonly timeoutSeconds: number;
}

/** A kubelet that does not give a log this often in a row is not asked again. */
const MOST_FAILURES = 5;

/**
 * The logs of those containers that have ended, each read once: what a container wrote does not change any more. One that runs longer than it
 * may is read as well, because nothing else tells what it waits for. A log that the kubelet does not give is not known, which says nothing about the
 * image.
 */
export async function readLogs(
  { logs, podUID = '', ...wanted }: LogsWanted,
  deps: ControllerDeps,
): Promise<BootContext['logs']> {
  // At the same time: a kubelet that does not answer holds up the reconcile once and not seven times.
  const found = await Promise.all(
    logs.map(async ({ container, bytes }) => {
      const log = toldOf(container, await readLog({ ...wanted, podUID, container, bytes }, deps));
      return log === undefined ? [] : [[container, log] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}

function toldOf(container: string, read: ReadLog | undefined): Known<string> | undefined {
  if (read === undefined) return undefined;
  if ('text' in read) return { known: true, value: read.text };
  return read.failures < MOST_FAILURES
    ? undefined
    : unreadable(`The log of container ${container} could not be read`);
}

interface LogWanted extends Omit<LogsWanted, 'logs'> {
  readonly podUID: string;
  readonly container: string;
  readonly bytes: number;
}

function isLate(startedAt: string | undefined, { now, timeoutSeconds }: LogWanted): boolean {
  return startedAt !== undefined && now - Date.parse(startedAt) >= timeoutSeconds * 1000;
}

async function readLog(
  wanted: LogWanted,
  { memory, ports, signal }: ControllerDeps,
): Promise<ReadLog | undefined> {
  const { namespace, podUID, container, bytes } = wanted;
  const pod = memory.pods.get(podUID);
  const seen = pod?.record.containers[container];
  const ended = seen?.ended !== undefined;
  if (pod === undefined || (!ended && !isLate(seen?.startedAt, wanted))) return undefined;
  const before = pod.logs?.[container];
  if (before !== undefined && ('text' in before || before.failures >= MOST_FAILURES)) return before;
  const identity = { namespace, pod: pod.record.name, uid: podUID, container, bytes };
  const read = await ports.pods.readLog(identity, signal).then(
    (text): ReadLog => ({ text }),
    (): ReadLog => ({ failures: (before?.failures ?? 0) + 1 }),
  );
  signal.throwIfAborted();
  if (!ended) return read;
  // The pod may have changed meanwhile.
  const now = memory.pods.get(podUID);
  if (now !== undefined)
    memory.pods.set(podUID, { ...now, logs: { ...now.logs, [container]: read } });
  return read;
}
