import { readFile } from 'node:fs/promises';
import type { Bench } from '../bench.ts';
import { createHttpsClient } from '../http/https-client.ts';
import type { Server } from '../servers/server.ts';
import type { Verdict } from './parse-verdict.ts';
import { parseVerdict } from './parse-verdict.ts';

const SAMPLE = 60;

/**
 * Sends the same reviews to all servers that decide.
 *
 * @throws Error where two of them disagree, or where all reviews are decided alike: then nothing is compared
 */
export async function compareAnswers(
  { tls }: Bench,
  servers: readonly Server[],
  bodies: string,
): Promise<void> {
  const lines = (await readFile(bodies, 'utf8')).trimEnd().split('\n').slice(0, SAMPLE);
  const deciding = servers.filter(({ decides }) => decides);
  const verdicts = new Map<Server, Verdict[]>();
  for (const server of deciding) {
    const client = createHttpsClient({ port: server.port, ca: tls.ca });
    const given: Verdict[] = [];
    for (const line of lines)
      given.push(parseVerdict(await client.call('POST', server.path, line)));
    client.close();
    verdicts.set(server, given);
  }
  const [first, ...others] = deciding;
  const expected = first === undefined ? [] : (verdicts.get(first) ?? []);
  for (const other of others)
    for (const [index, verdict] of (verdicts.get(other) ?? []).entries())
      if (JSON.stringify(verdict) !== JSON.stringify(expected[index]))
        throw new Error(
          `${first?.process.name} and ${other.process.name} disagree about review ${index}: ${JSON.stringify([expected[index], verdict])}`,
        );
  const allowed = new Set(expected.map((verdict) => verdict.allowed));
  if (first !== undefined && allowed.size !== 2)
    throw new Error(`${first.process.name} decides all reviews of the sample alike`);
}
