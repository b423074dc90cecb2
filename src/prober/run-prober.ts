import { writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { agentReport } from '../evidence/agent-report.ts';
import { bulkReport } from '../evidence/bulk-report.ts';
import { filesReport } from '../evidence/files-report.ts';
import { askAgent } from './ask-agent.ts';
import { inspectFiles } from './inspect-files.ts';
import { readLeftReport } from './read-left-report.ts';

/** The file that the kubelet reads when a container ends (API field `Container.terminationMessagePath`). */
const TERMINATION_LOG = '/dev/termination-log';
const USAGE = `usage: probe agent --address IP [--port 9000] [--timeout SECONDS] [--report FILE]
       probe files --root FOLDER --path PATH... [--report FILE]
       probe cubbi --into FOLDER --canary TEXT [--root FOLDER] [--timeout SECONDS] [--tool=WORD...]
       probe cubbi-report --from FILE
`;
const EXIT = { written: 0, notWritten: 1, usage: 2 } as const;

/** What the prober takes from its process. */
export interface ProberIo {
  /** `POD_IP` is the address where the command line names none. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: {
    readonly write: (text: string, done: (error?: Error | null) => void) => unknown;
  };
  readonly stderr: { readonly write: (text: string) => unknown };
}

/**
 * The command `probe`: looks at a candidate from within its validation pod and writes one report: of at most 1,500 bytes for the kubelet to
 * pass on, or a larger one to its own log. Returns the exit code: 0 where the report was written, whatever it says.
 *
 * @param args what follows `probe` on the command line
 */
export async function runProber(args: readonly string[], io: ProberIo): Promise<number> {
  let job: Job;
  try {
    job = parseJob(args, io.env);
  } catch (error) {
    io.stderr.write(`probe: ${(error as Error).message}\n${USAGE}`);
    return EXIT.usage;
  }
  try {
    const text = await job.report();
    if (job.file === undefined) await print(text, io);
    else writeFileSync(job.file, text);
  } catch (error) {
    io.stderr.write(`probe: the report was not written: ${(error as Error).message}\n`);
    return EXIT.notWritten;
  }
  return EXIT.written;
}

/** A pipe takes 64 KiB at a time: what its reader has not made room for is lost when the process ends. */
function print(text: string, { stdout }: ProberIo): Promise<void> {
  return new Promise((resolve, reject) => {
    stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

interface Job {
  readonly report: () => Promise<string>;
  /** Where the report goes; to the log without. */
  readonly file?: string;
}

function parseJob(args: readonly string[], env: ProberIo['env']): Job {
  const [what, ...rest] = args;
  if (what === 'agent') return agentJob(rest, env);
  if (what === 'files') return filesJob(rest);
  if (what === 'cubbi') return cubbiJob(rest);
  if (what === 'cubbi-report') return cubbiReportJob(rest);
  throw new Error(`expected agent, files, cubbi or cubbi-report, got ${what ?? 'nothing'}`);
}

function agentJob(args: string[], env: ProberIo['env']): Job {
  const { values } = parseArgs({
    args,
    options: {
      address: { type: 'string', default: env['POD_IP'] ?? '' },
      port: { type: 'string', default: '9000' },
      timeout: { type: 'string', default: '60' },
      report: { type: 'string', default: TERMINATION_LOG },
    },
  });
  const { address, report } = values;
  if (isIP(address) === 0) throw new Error(`--address must be an IP address, got "${address}"`);
  const port = number('--port', values.port, 65535);
  const timeout = number('--timeout', values.timeout, 3600);
  const ask = async () => agentReport(await askAgent({ address, port }, timeout));
  return { report: ask, file: report };
}

function filesJob(args: string[]): Job {
  const { values } = parseArgs({
    args,
    options: {
      root: { type: 'string' },
      path: { type: 'string', multiple: true, default: [] },
      report: { type: 'string', default: TERMINATION_LOG },
    },
  });
  const { root, path: paths, report } = values;
  if (root === undefined) throw new Error('--root is missing');
  const relative = paths.find((path) => !path.startsWith('/'));
  if (relative !== undefined) throw new Error(`--path must be absolute, got "${relative}"`);
  return { report: async () => filesReport(await inspectFiles(root, paths)), file: report };
}

function cubbiJob(args: string[]): Job {
  const { values } = parseArgs({
    args,
    options: {
      root: { type: 'string' },
      into: { type: 'string' },
      canary: { type: 'string' },
      timeout: { type: 'string', default: '60' },
      tool: { type: 'string', multiple: true, default: [] },
    },
  });
  const { root, into, canary = '', tool: toolCheck } = values;
  if (into === undefined) throw new Error('--into is missing');
  if (!/^[A-Za-z0-9]{8,64}$/.test(canary))
    throw new Error(`--canary must be 8 to 64 letters and digits, got "${canary}"`);
  const timeoutSeconds = number('--timeout', values.timeout, 3600);
  const settings = { into, canary, timeoutSeconds, toolCheck };
  const prepare = async () => {
    const { prepareBoot } = await import('./prepare-boot.ts');
    return bulkReport(await prepareBoot({ ...settings, ...(root !== undefined && { root }) }));
  };
  return { report: prepare };
}

function cubbiReportJob(args: string[]): Job {
  const { values } = parseArgs({ args, options: { from: { type: 'string' } } });
  const { from } = values;
  if (from === undefined) throw new Error('--from is missing');
  return { report: async () => bulkReport(await readLeftReport(from)) };
}

function number(flag: string, text: string, most: number): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most)
    throw new Error(`${flag} must be a whole number from 1 to ${most}, got "${text}"`);
  return value;
}
