import type { ProbeEvidence } from '../evidence/boot-evidence.ts';
import type { Known } from '../evidence/known.ts';
import type { ContainerEnd } from './pod-record.ts';
import type { RuntimeReport } from './runtime-report.ts';
import { cleanText } from '../evidence/clean-text.ts';
import { RUNTIME_EXIT } from '../job/runtime-exit.ts';
import { startFault } from './start-fault.ts';
import { unreadable } from './unreadable.ts';

type Probe = Known<ProbeEvidence>;

interface Frame {
  readonly name: string;
  readonly exitCode: number;
  readonly late: boolean;
  readonly lines: readonly string[];
}

const LINE_BYTES = 200;
const SIGKILL = 137;
/** Exit codes of a shell that cannot run a program. */
const NOT_RUN = [126, 127];
const HEADER = /^@(p\d{1,3}|d) (\d{1,3})( late)?$/;

function frame(header: string): Frame | undefined {
  if (header === '@d none') return { name: 'd', exitCode: 0, late: false, lines: ['none'] };
  const [, name, code, late] = HEADER.exec(header) ?? [];
  if (name === undefined) return undefined;
  return { name, exitCode: Number(code), late: late !== undefined, lines: [] };
}

/** The frames in the order of the contract, as many as are whole. The first line that does not belong ends it: the rest is not ours. */
function frames(message: string, names: readonly string[]): { found: Frame[]; whole: boolean } {
  const found: Frame[] = [];
  for (const line of message.split('\n')) {
    if (line.startsWith('|') && found.length > 0) {
      const last = found[found.length - 1];
      if (last !== undefined)
        found[found.length - 1] = { ...last, lines: [...last.lines, line.slice(1)] };
      continue;
    }
    if (line === '@end') return { found, whole: found.length === names.length };
    const next = frame(line);
    if (next?.name !== names[found.length] || next === undefined) break;
    found.push(next);
  }
  return { found, whole: false };
}

function evidence({ exitCode, late, lines, name }: Frame, oomKilled: boolean): Probe {
  if (name === 'd' && exitCode === 0 && lines[0] === 'none')
    return known(127, 'NotDeclared', 'VIBED_RUNTIME_PROBE is not set in the image');
  const killed = oomKilled && exitCode === SIGKILL ? 'OOMKilled' : undefined;
  const ended = exitCode === 0 ? 'Completed' : 'Error';
  const output = lines
    .slice(0, 2)
    .map((line) => cleanText(line, LINE_BYTES))
    .join('\n');
  return known(exitCode, late ? 'TimedOut' : (killed ?? ended), output);
}

function known(exitCode: number, reason: string, output: string): Probe {
  return { known: true, value: { exitCode, reason, output } };
}

/** The exit code that the script gives for these frames. */
function exitOf(found: readonly Frame[]): number {
  const failed = found.findIndex(({ exitCode }) => exitCode !== 0);
  if (failed < 0) return RUNTIME_EXIT.success;
  if (found[failed]?.name === 'd') return RUNTIME_EXIT.declaredFailed;
  return RUNTIME_EXIT.platformFailed + failed;
}

/** The exit code alone: it names the first probe that failed, and no output can forge it. */
function byExitCode(exitCode: number, index: number, count: number): Probe {
  const declared = index === count - 1;
  const failed = declared
    ? exitCode === RUNTIME_EXIT.declaredFailed
    : exitCode === RUNTIME_EXIT.platformFailed + index;
  return failed
    ? known(exitCode, 'Error', '')
    : unreadable('The output of the probe could not be read');
}

function afterKill(end: ContainerEnd, names: readonly string[]): readonly Probe[] {
  const { found } = frames(end.message, names);
  return names.map((_, index) => {
    const seen = found[index];
    if (seen !== undefined) return evidence(seen, true);
    return index === found.length
      ? known(SIGKILL, 'OOMKilled', '')
      : unreadable('The container was out of memory before the probe ran');
  });
}

function probes(end: ContainerEnd, names: readonly string[]): readonly Probe[] {
  const all = (probe: Probe) => names.map(() => probe);
  const fault = startFault(end);
  if (fault !== undefined) {
    const text = fault.message.replace(/^error during container init: /, '');
    const noShell = fault.image && text.startsWith('exec: "sh": ');
    return all(
      noShell
        ? known(end.exitCode, 'StartError', cleanText(text, LINE_BYTES))
        : unreadable('The node could not start the container of the runtime probes'),
    );
  }
  if (!['Completed', 'Error', 'OOMKilled'].includes(end.reason))
    return all(unreadable('The node lost sight of the container of the runtime probes'));
  const { found, whole } = frames(end.message, names);
  if (whole && exitOf(found) === end.exitCode)
    return found.map((each) => evidence(each, end.reason === 'OOMKilled'));
  if (end.reason === 'OOMKilled') return afterKill(end, names);
  if (NOT_RUN.includes(end.exitCode))
    return all(known(end.exitCode, 'Error', cleanText(end.message, LINE_BYTES)));
  return names.map((_, index) => byExitCode(end.exitCode, index, names.length));
}

/**
 * What the end of the runtime container says about each probe. The container's exit code, which the kubelet reports, is the authority; the
 * message only adds what each probe printed, and counts where both agree:
 *
 *     @p0 0            name of the probe and its exit code, with ` late` where it was killed for its time
 *     |v24.21.0        its first two lines, 150 bytes each
 *     @d none          the image declares no probe
 *     @end
 */
export function parseRuntimeReport(end: ContainerEnd, platformProbes: number): RuntimeReport {
  const names = [...Array.from({ length: platformProbes }, (_, index) => `p${index}`), 'd'];
  const found = probes(end, names);
  return {
    platformProbes: found.slice(0, platformProbes),
    declaredProbe: found[platformProbes] ?? unreadable('The output of the probe could not be read'),
  };
}
