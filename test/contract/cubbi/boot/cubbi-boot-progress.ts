import type { V1ContainerStatus } from '@kubernetes/client-node';
import { bootProgress } from '../../../../src/boot/boot-progress.ts';
import type { BootContext } from '../../../../src/boot/boot-types.ts';
import { recordPod } from '../../../../src/boot/record-pod.ts';
import type { CubbiBoot } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import { cubbiBootReading } from '../../../../src/contract/cubbi/boot/cubbi-boot-reading.ts';
import { bulkReport } from '../../../../src/evidence/bulk-report.ts';
import { bootContext } from '../../../build/boot-context.ts';
import { BEGIN, DIGEST, pod, status, terminated, waiting } from '../../../build/pod.ts';
import { LINKS, probeText } from './probe-text.ts';
import { someFiles } from './some-files.ts';

export type Status = Parameters<typeof status>[1];
type Name = 'files' | 'candidate' | 'report' | 'second' | 'defaults' | 'help' | 'malformed';

export const CANARY = 'CNRY0123456789abcdef';
const SECOND = 'second 42 12346 23457\nkept home\nlost 0\nend\n';
export const LEFT = { v: 1, state: 'Left', text: probeText() };
export const INITIALIZING = waiting('PodInitializing');

/** A pod all of whose boots went well. */
const GOOD: Readonly<Record<Name, Status>> = {
  files: terminated(0, 'Completed', '', { from: 1, to: 2 }),
  candidate: terminated(0, 'Completed', '', { from: 2, to: 3 }),
  report: terminated(0, 'Completed', '', { from: 3, to: 4 }),
  second: terminated(42, 'Error', SECOND, { from: 3, to: 4 }),
  defaults: terminated(0, 'Completed', 'defaults 1000 1000\nend\n', { from: 3, to: 4 }),
  help: terminated(0, 'Completed', '', { from: 3, to: 4 }),
  malformed: terminated(1, 'Error', 'ValidationError', { from: 3, to: 4 }),
};
/** Containers that Kubernetes has not started. */
export const NOT_YET = {
  report: INITIALIZING,
  second: INITIALIZING,
  defaults: INITIALIZING,
  help: INITIALIZING,
  malformed: INITIALIZING,
};

export const LOGS: Readonly<Record<Name, string>> = {
  files: bulkReport({ v: 1, links: LINKS, files: someFiles() }),
  candidate: `Initializing demo v1\nurl=${CANARY}-X\n`,
  report: bulkReport(LEFT),
  second: 'demo is already configured, skipping\n',
  defaults: 'Initializing demo v1\n',
  help: 'usage: cubbi_init.py [-h]\n',
  malformed: 'ValidationError: 1 validation error\n',
};

export function known(logs: Partial<Record<Name, string>>): BootContext['logs'] {
  return Object.fromEntries(
    Object.entries(logs).map(([name, value]) => [name, { known: true, value }]),
  );
}

export interface Seen {
  readonly containers?: Partial<Record<Name, Status>>;
  readonly logs?: Partial<Record<Name, string>> | undefined;
  readonly context?: Partial<BootContext>;
  readonly frozen?: boolean;
}

/** All logs but some. */
export function logsWithout(...names: readonly string[]): BootContext['logs'] {
  return known(Object.fromEntries(Object.entries(LOGS).filter(([name]) => !names.includes(name))));
}

/** Where the validation stands, by default twenty seconds after the Job was created. */
export function progress({ containers = {}, logs = {}, context = {}, frozen = false }: Seen = {}) {
  const { files, candidate, ...others } = { ...GOOD, ...containers };
  const named = (all: Readonly<Record<string, Status>>): V1ContainerStatus[] =>
    Object.entries(all).map(([name, of]) => {
      const own = name === 'files' || name === 'report' || of.imageID !== undefined;
      return status(name, own ? of : { ...of, imageID: `x@${DIGEST}` });
    });
  const seen = pod(
    {},
    {
      status: {
        initContainerStatuses: named({ files, candidate }),
        containerStatuses: named(others),
        ...(frozen && { reason: 'Evicted', message: 'The node was low on resource: memory. ' }),
      },
    },
  );
  return bootProgress(
    recordPod(undefined, seen),
    bootContext({ now: BEGIN + 20_000, logs: known({ ...LOGS, ...logs }), ...context }),
    cubbiBootReading(),
  );
}

export function boot(seen?: Seen): CubbiBoot {
  const found = progress(seen);
  if (found.state !== 'Done') throw new Error(JSON.stringify(found));
  return found.boot as CubbiBoot;
}
