import { describe, expect, test } from '@jest/globals';
import { createMemory } from '../../src/controller/controller-memory.ts';
import type { ControllerDeps } from '../../src/controller/controller-deps.ts';
import { readLogs } from '../../src/controller/read-logs.ts';
import { recordPod } from '../../src/boot/record-pod.ts';
import { BEGIN, pod, running, terminated } from '../build/pod.ts';

const wanted = {
  namespace: 'apps',
  podUID: 'pod-1',
  now: BEGIN + 5000,
  timeoutSeconds: 60,
  logs: [
    { container: 'files', bytes: 1000 },
    { container: 'candidate', bytes: 2000 },
  ],
};

/** A controller that remembers one pod, whose `files` has ended and whose `candidate` runs. */
function deps(readLog: ControllerDeps['ports']['pods']['readLog']): ControllerDeps {
  const memory = createMemory();
  const record = recordPod(
    undefined,
    pod({ files: terminated(0, 'Completed'), candidate: running() }),
  );
  memory.pods.set('pod-1', { record, job: 'job-1' });
  const { signal } = new AbortController();
  return { memory, signal, ports: { pods: { readLog } } } as unknown as ControllerDeps;
}

describe('readLogs()', () => {
  test('reads the log of what has ended, once', async () => {
    const asked: unknown[] = [];
    const world = deps((log) => {
      asked.push(log);
      return Promise.resolve('text');
    });
    expect(await readLogs(wanted, world)).toEqual({ files: { known: true, value: 'text' } });
    expect(await readLogs(wanted, world)).toEqual({ files: { known: true, value: 'text' } });
    expect(asked).toEqual([
      { namespace: 'apps', pod: 'validate-0-abcde', uid: 'pod-1', container: 'files', bytes: 1000 },
    ]);
  });

  test('a kubelet that does not answer is asked five times, and proves nothing', async () => {
    let asked = 0;
    const world = deps(() => {
      asked += 1;
      return Promise.reject(new Error('dial tcp: connection refused'));
    });
    for (let time = 1; time < 5; time++) expect(await readLogs(wanted, world)).toEqual({});
    const given = await readLogs(wanted, world);
    expect(given).toMatchObject({ files: { known: false, reason: 'EvidenceUnreadable' } });
    expect(await readLogs(wanted, world)).toEqual(given);
    expect(asked).toBe(5);
  });

  test('reads the log of what runs longer than it may, as often as it is wanted', async () => {
    const texts = ['one', 'one', 'two'];
    const world = deps(() => Promise.resolve(texts.shift() ?? ''));
    const late = { ...wanted, now: BEGIN + 61_000 };
    const files = { known: true, value: 'one' };
    const candidate = (value: string) => ({ files, candidate: { known: true, value } });
    expect(await readLogs(late, world)).toEqual(candidate('one'));
    expect(await readLogs(late, world)).toEqual(candidate('two'));
  });

  test('reads all that there is at the same time', async () => {
    let waiting = 0;
    const most: number[] = [];
    const world = deps(async () => {
      most.push((waiting += 1));
      await new Promise((resolve) => setImmediate(resolve));
      waiting -= 1;
      return 'text';
    });
    const late = { ...wanted, now: BEGIN + 61_000 };
    expect(Object.keys(await readLogs(late, world))).toEqual(['files', 'candidate']);
    expect(Math.max(...most)).toBe(2);
  });

  test('before a pod is recorded there is nothing to read', async () => {
    const world = deps(() => Promise.reject(new Error('not to be asked')));
    expect(await readLogs({ ...wanted, podUID: undefined }, world)).toEqual({});
  });

  test('a controller that stops keeps nothing of it', async () => {
    const stop = new AbortController();
    const world = { ...deps(() => (stop.abort(), Promise.resolve('text'))), signal: stop.signal };
    await expect(readLogs(wanted, world)).rejects.toThrow();
    expect(world.memory.pods.get('pod-1')?.logs).toBeUndefined();
  });
});
