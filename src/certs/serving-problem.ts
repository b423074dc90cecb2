import type { X509Certificate } from 'node:crypto';
import { verifyServing } from './verify-serving.ts';

/** What is served, and who is to accept it. */
export interface ServingState {
  /** Undefined while nothing is served. */
  readonly chain: readonly X509Certificate[] | undefined;
  /** `Unknown`: the configuration was never read. `Absent`: there is none, so nothing calls. */
  readonly callers: 'Unknown' | 'Absent' | readonly Caller[];
  /** The name by which the API server calls. */
  readonly dnsName: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A webhook of the configuration, as the API server calls it. */
export interface Caller {
  readonly name: string;
  /** The certificates of its caBundle. */
  readonly anchors: readonly X509Certificate[];
}

/**
 * Why this replica cannot be called, in one line; undefined where it can. What was read last counts, however long ago, so an API server that
 * cannot be asked makes nothing worse. Without a configuration all is well: nothing calls, and a rollout must not wait for it.
 */
export function servingProblem(state: ServingState): string | undefined {
  const { chain, callers, dnsName, now } = state;
  if (chain === undefined) return 'no certificate is served yet';
  if (callers === 'Unknown') return 'the webhook configuration was not read yet';
  if (callers === 'Absent') return undefined;
  // Mostly they share one bundle.
  const verified = new Set<Caller['anchors']>();
  for (const { name, anchors } of callers) {
    if (verified.has(anchors)) continue;
    if (anchors.length === 0) return `the caBundle of ${name} holds no certificate`;
    const problem = verifyServing({ chain, anchors, dnsName, now });
    if (problem !== undefined)
      return `${name} cannot verify the serving certificate: it ${problem}`;
    verified.add(anchors);
  }
  return undefined;
}
