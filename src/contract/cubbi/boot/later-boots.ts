import type { BootView } from '../../../boot/boot-reading.ts';
import { joinParts } from '../../../boot/join-parts.ts';
import type { Part } from '../../../boot/part.ts';
import { unreadable } from '../../../boot/unreadable.ts';
import type { Known } from '../../../evidence/known.ts';
import { blameless } from './blameless.ts';
import type { BootLink } from './boot-links.ts';
import { BOOT_VALUES } from './boot-values.ts';
import { canaryFacts } from './canary-facts.ts';
import { canaryLines } from './canary-lines.ts';
import type { CubbiBoot, LogFacts, RunEvidence } from './cubbi-boot.ts';
import { isCut } from './is-cut.ts';
import { lastWords } from './last-words.ts';
import type { LOG_BYTES } from './log-bytes.ts';
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
  /** What tells why it failed. */
  readonly words: string;
  /** Whether the log was longer than what is read of it. */
  readonly cut: boolean;
  /** As the kubelet passed it on. */
  readonly message: string;
}

/** Exit codes that are no trouble: of a success, and those that the run command of the second boot is told to end with. */
const QUIET: readonly number[] = [0, BOOT_VALUES.env.exitCode, BOOT_VALUES.config.exitCode];

function runWithLog(view: BootView, name: keyof typeof LOG_BYTES): Part<Run> {
  const run = runPart(view, name);
  if (!run.settled) return run;
  const log = logPart(view, name);
  if (!log.settled) return log;
  const message = view.record.containers[name]?.ended?.message ?? '';
  const words = lastWords(view, name, log.value);
  const cut = log.value.known && isCut(name, log.value.value);
  return { settled: true, value: { run: run.value, log: log.value, words, cut, message } };
}

/** What is read out of something that a boot left; not known where it did not end by itself. */
function of<T>({ run }: Run, value: () => Known<T>): Known<T> {
  if (!run.known) return run;
  return run.value.state === 'Ended' ? value() : unreadable('The boot did not end by itself');
}

/** Whether something stands in a log; what is not in one that was cut may be further on. */
function inLog<T>(
  { log, cut }: Run,
  isThere: (log: string) => boolean,
  tell: (isThere: boolean) => T,
): Known<T> {
  if (!log.known) return log;
  const there = isThere(log.value);
  if (cut && !there) return unreadable('The log of the boot is too long to be searched to its end');
  return { known: true, value: tell(there) };
}

const isUsage = (log: string) => /\busage:/i.test(log);
const hasCanary = (log: string) => canaryLines(log.split('\n')).length > 0;

/** Why a boot failed or does not end, where it says so itself. */
function trouble({ run, words }: Run): string | undefined {
  if (!run.known || (run.value.state === 'Ended' && QUIET.includes(run.value.exitCode)))
    return undefined;
  return troubleLine(words);
}

function logFacts(log: string, second: Run, defaults: Run): LogFacts {
  const secondLine = trouble(second);
  const defaultsLine = trouble(defaults);
  return {
    ...(secondLine !== undefined && { secondTrouble: { line: secondLine } }),
    ...(defaultsLine !== undefined && { defaultsTrouble: { line: defaultsLine } }),
    ...canaryFacts(log),
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
      asked: links.map(({ source }) => source),
      report,
      log: log.known ? { known: true, value: logFacts(log.value, second, defaults) } : log,
      second: blameless(second.run, second.words),
      secondReport: of(second, () => parseSecondReport(second.message, links, marked)),
      defaults: blameless(defaults.run, defaults.words),
      defaultsReport: of(defaults, () => parseDefaultsReport(defaults.message)),
      help: help.run,
      helpReport: of(help, () => inLog(help, isUsage, (usage) => ({ usage }))),
      malformed: malformed.run,
      malformedReport: of(malformed, () => inLog(malformed, hasCanary, (leaks) => ({ leaks }))),
    },
  };
}
