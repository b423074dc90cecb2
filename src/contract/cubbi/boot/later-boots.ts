import type { BootView } from '../../../boot/boot-reading.ts';
import { joinParts } from '../../../boot/join-parts.ts';
import type { Part } from '../../../boot/part.ts';
import { unreadable } from '../../../boot/unreadable.ts';
import type { Known } from '../../../evidence/known.ts';
import { blameless } from './blameless.ts';
import type { BootLink } from './boot-links.ts';
import { BOOT_VALUES } from './boot-values.ts';
import { canaryLines } from './canary-lines.ts';
import type { CubbiBoot, LogFacts, RunEvidence } from './cubbi-boot.ts';
import { logPart } from './log-part.ts';
import { parseDefaultsReport } from './parse-defaults-report.ts';
import { parseSecondReport } from './parse-second-report.ts';
import { probeEvidence } from './probe-evidence.ts';
import { proberPart } from './prober-part.ts';
import { runPart } from './run-part.ts';
import { troubleLine } from './trouble-line.ts';

/** A boot with its log. */
interface Run {
  readonly run: Known<RunEvidence>;
  readonly log: Known<string>;
  /** As the kubelet passed it on. */
  readonly message: string;
}

/** Exit codes that are no trouble: of a success, and those that the run command of the second boot is told to end with. */
const QUIET: readonly number[] = [0, BOOT_VALUES.env.exitCode, BOOT_VALUES.config.exitCode];

function runWithLog(view: BootView, name: string): Part<Run> {
  const run = runPart(view, name);
  if (!run.settled) return run;
  const log = logPart(view, name);
  if (!log.settled) return log;
  const message = view.record.containers[name]?.ended?.message ?? '';
  return { settled: true, value: { run: run.value, log: log.value, message } };
}

/** What is read out of something that a boot left; not known where it did not end by itself. */
function of<T>({ run }: Run, value: () => Known<T>): Known<T> {
  if (!run.known) return run;
  return run.value.state === 'Ended' ? value() : unreadable('The boot did not end by itself');
}

function inLog<T>({ log }: Run, value: (log: string) => T): Known<T> {
  return log.known ? { known: true, value: value(log.value) } : log;
}

/** Why a boot failed or does not end, where it says so itself. */
function trouble({ run, log, message }: Run): string | undefined {
  if (!run.known || (run.value.state === 'Ended' && QUIET.includes(run.value.exitCode)))
    return undefined;
  return troubleLine(log.known ? log.value : message);
}

function logFacts(log: string, second: Run, defaults: Run): LogFacts {
  const secondLine = trouble(second);
  const defaultsLine = trouble(defaults);
  return {
    ...(secondLine !== undefined && { secondTrouble: { line: secondLine } }),
    ...(defaultsLine !== undefined && { defaultsTrouble: { line: defaultsLine } }),
    canaryLines: canaryLines(log.split('\n')),
  };
}

/** The boots after the first, and what the first one's probe left. */
export function laterBoots(
  view: BootView,
  links: readonly BootLink[],
): Part<Omit<CubbiBoot, 'candidate' | 'limits'>> {
  const all = joinParts({
    log: logPart(view, 'candidate'),
    left: proberPart(view, 'report'),
    second: runWithLog(view, 'second'),
    defaults: runWithLog(view, 'defaults'),
    help: runWithLog(view, 'help'),
    malformed: runWithLog(view, 'malformed'),
  });
  if (!all.settled) return all;
  const { log, left, second, defaults, help, malformed } = all.value;
  const message = view.record.containers['candidate']?.ended?.message ?? '';
  const { probed, report, marked } = probeEvidence(left, message, links);
  return {
    settled: true,
    value: {
      probed,
      report,
      log: log.known ? { known: true, value: logFacts(log.value, second, defaults) } : log,
      second: blameless(second.run, second.log),
      secondReport: of(second, () => parseSecondReport(second.message, links, marked)),
      defaults: blameless(defaults.run, defaults.log),
      defaultsReport: of(defaults, () => parseDefaultsReport(defaults.message)),
      help: help.run,
      helpReport: of(help, () => inLog(help, (text) => ({ usage: /\busage:/i.test(text) }))),
      malformed: malformed.run,
      malformedReport: of(malformed, () =>
        inLog(malformed, (text) => ({ leaks: canaryLines(text.split('\n')).length > 0 })),
      ),
    },
  };
}
