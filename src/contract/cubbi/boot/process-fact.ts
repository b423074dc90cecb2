import { cleanText } from '../../../evidence/clean-text.ts';
import type { ProcessFact } from './cubbi-boot.ts';

const NAME_BYTES = 15;

/** A process from lines of its `/proc/PID/status` (proc_pid_status(5)); undefined where they lack something. */
export function processFact(pid: string, lines: readonly string[]): ProcessFact | undefined {
  const field = (name: string) =>
    lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
  const ids = /^\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\b/.exec(field('Uid') ?? '');
  const capEff = capabilities(field('CapEff'));
  const capPrm = capabilities(field('CapPrm'));
  if (ids === null || capEff === undefined || capPrm === undefined || !/^\d{1,10}$/.test(pid))
    return undefined;
  return {
    pid: Number(pid),
    name: cleanText(field('Name') ?? '', NAME_BYTES),
    ruid: Number(ids[1]),
    euid: Number(ids[2]),
    suid: Number(ids[3]),
    capEff,
    capPrm,
  };
}

function capabilities(text: string | undefined): string | undefined {
  return /^\s+([0-9a-f]{1,32})$/.exec(text ?? '')?.[1];
}
