import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { caseFile } from './case-file.ts';
import { Connection } from './connection.ts';
import { playCase } from './play-case.ts';
import { runGateFuzz } from './run-gate-fuzz.ts';
import type { FuzzResult } from './run-gate-fuzz.ts';
import { startWebhook } from './start-webhook.ts';

const MiB = 1024 * 1024;

/**
 * `npm run fuzz -- gate [--count N] [--seed S] [--minutes M]`: fuzzes a webhook as it is shipped, and prints figures as JSON.
 * `--replay FILE`: sends what went wrong once more.
 *
 * @returns the exit code: 1 where something is wrong
 */
export async function gateFuzz(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      count: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '60' },
      replay: { type: 'string' },
    },
  });
  if (values.replay !== undefined) return await replay(values.replay);
  const seed = Number(values.seed);
  const result = await runGateFuzz({
    seed,
    count: Number(values.count),
    batch: 10_000,
    crowd: { every: 5, least: 500, most: 3_900 },
    lingering: { each: 5, wait: true },
    withinMs: Number(values.minutes) * 60_000,
    say: (line) => console.error(line),
  });
  console.log(JSON.stringify(figuresOf(seed, result), null, 2));
  return result.problems.length === 0 ? 0 : 1;
}

function figuresOf(seed: number, { figures, seconds, cutOff, states, problems }: FuzzResult) {
  const last = states.at(-1);
  return {
    seed,
    requests: figures.total,
    seconds: Math.round(seconds),
    'requests/s': Math.round(figures.total / seconds),
    slowestMs: Math.round(figures.slowest),
    byKind: sorted(figures.requests),
    answers: sorted(figures.answers),
    turnedAway: figures.turnedAway,
    cutOff,
    memoryMiB: states.map(({ memory }) => Math.round(memory / MiB)),
    files: { atStart: states[0]?.files, atEnd: last?.files },
    problems,
  };
}

function sorted(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([, a], [, b]) => b - a));
}

async function replay(file: string): Promise<number> {
  const { cases, problem: before } = await caseFile.read(file);
  console.log(`then: ${before}`);
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-gate-'));
  const webhook = await startWebhook(folder);
  try {
    const connection = await Connection.open(webhook);
    let problem: string | undefined;
    for (const each of cases) {
      ({ problem } = await playCase(connection, each));
      console.log(`now, ${each.kind}: ${problem ?? 'as wanted'}`);
    }
    problem ??= webhook.problem();
    return problem === undefined ? 0 : 1;
  } finally {
    await webhook.stop();
    await rm(folder, { recursive: true });
  }
}
