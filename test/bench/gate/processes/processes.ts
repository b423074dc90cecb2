import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';

/** How a program is started. */
export interface ProcessOptions {
  /** For messages and for its log. */
  readonly name: string;
  /** Program and arguments. */
  readonly command: readonly string[];
  /** The core that it is kept on; none where it sees to that itself. */
  readonly core?: number;
  /** Its environment; that of this process without it. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A program that runs. */
export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  /** The first line of its output: resolves when it is there. Throws where the program ends without one. */
  readonly firstLine: Promise<string>;
  /** Resolves with all of its output when it has ended with code 0. Throws where it ended otherwise, with its last words. */
  readonly output: Promise<string>;
  /** Whether it has ended. */
  hasEnded(): boolean;
  /** Kills it and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts programs and ends all of them with the bench, whatever way it ends. */
export interface Processes {
  start(options: ProcessOptions): RunningProcess;
  /** Of the programs that run and are kept on a core. */
  pidsOn(core: number): readonly number[];
  stopAll(): Promise<void>;
}

/** @param folder where standard error of the programs goes, NAME.log */
export function createProcesses(folder: string): Processes {
  const running = new Map<RunningProcess, ProcessOptions>();
  const children = new Set<ChildProcess>();
  return {
    start(options) {
      const started = startProcess(options, `${folder}/${options.name}.log`, children);
      running.set(started, options);
      return started;
    },
    pidsOn: (core) =>
      [...running]
        .filter(([each, options]) => options.core === core && !each.hasEnded())
        .map(([{ pid }]) => pid),
    async stopAll() {
      await Promise.all([...running.keys()].map((each) => each.stop()));
      running.clear();
    },
  };
}

function startProcess(
  { name, command, core, env }: ProcessOptions,
  logFile: string,
  children: Set<ChildProcess>,
): RunningProcess {
  const pinned = core === undefined ? [] : ['taskset', '-c', String(core)];
  // Nothing outlives the bench, even where it is killed.
  const [program, ...args] = ['setpriv', '--pdeathsig', 'KILL', ...pinned, ...command];
  const log = openSync(logFile, 'a');
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', log],
    ...(env === undefined ? {} : { env }),
  });
  closeSync(log);
  children.add(child);
  const said = listenTo(child.stdout);
  const ended = endOf(child, name, logFile).finally(() => children.delete(child));
  const output = ended.then(() => said.text());
  const firstLine = Promise.race([
    said.firstLine,
    ended.then(() => Promise.reject(new Error(`${name} ended without a word`))),
  ]);
  // Who waits for one of them sees the error; who does not, does not care.
  for (const promise of [output, firstLine]) promise.catch(() => undefined);
  return {
    name,
    pid: child.pid ?? 0,
    firstLine,
    output,
    hasEnded: () => !children.has(child),
    async stop() {
      child.kill('SIGKILL');
      await ended.catch(() => undefined);
    },
  };
}

function endOf(child: ChildProcess, name: string, logFile: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `${name} ended with ${signal ?? String(code)}: ${readFileSync(logFile, 'utf8').slice(-2_000)}`,
          ),
        );
    });
  });
}

function listenTo(stream: Readable | null) {
  let text = '';
  const { promise: firstLine, resolve } = Promise.withResolvers<string>();
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const end = text.indexOf('\n');
    if (end >= 0) resolve(text.slice(0, end));
  });
  return { firstLine, text: () => text };
}
