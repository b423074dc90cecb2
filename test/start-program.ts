import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The program as a process, with its log. */
export interface Started {
  readonly child: ChildProcess;
  readonly lines: Record<string, unknown>[];
  /** Resolves with the first line of this message, present or future. */
  line(message: string): Promise<Record<string, unknown>>;
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** Starts `node src/main.ts` with arguments and an environment of its own. */
export function startProgram(args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['src/main.ts', ...args], {
    env: { PATH: '/usr/bin', ...env },
  });
  const lines: Record<string, unknown>[] = [];
  const waiting: (() => void)[] = [];
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  createInterface(child.stdout).on('line', (text) => {
    stdout += `${text}\n`;
    if (text.startsWith('{')) lines.push(JSON.parse(text) as Record<string, unknown>);
    for (const look of waiting) look();
  });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  );
  const line = (message: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const look = () => {
        const found = lines.find((each) => each['message'] === message);
        if (found !== undefined) resolve(found);
      };
      waiting.push(look);
      look();
      void ended.then(({ stderr: said }) =>
        reject(new Error(`Ended without "${message}": ${stdout}${said}`)),
      );
    });
  return { child, lines, line, ended };
}
