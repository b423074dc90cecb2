import { spawn } from 'node:child_process';

/** Options of {@link run}. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** One sentence that says how to get the program when it is missing. */
  readonly ifMissing: string;
}

/**
 * Runs a program and returns its standard output.
 *
 * @throws Error when the program is missing (with the fix) or does not exit 0 (with the end of its standard error)
 */
export function run(
  program: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  child.on('error', (error: NodeJS.ErrnoException) => {
    const text =
      error.code === 'ENOENT' ? `${program} is missing: ${options.ifMissing}` : error.message;
    reject(new Error(text, { cause: error }));
  });
  child.on('close', (code, signal) => {
    if (code === 0) {
      resolve(Buffer.concat(output));
      return;
    }
    const words = Buffer.concat(errors).toString().trim().split('\n').slice(-15).join('\n');
    const end = code === null ? `signal ${String(signal)}` : `exit code ${String(code)}`;
    reject(new Error(`${[program, ...args].join(' ')} ended with ${end}:\n${words}`));
  });
  return promise;
}
