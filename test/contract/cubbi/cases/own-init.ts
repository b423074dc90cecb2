import type { InitFacts } from '../../../../src/contract/cubbi/init/init-facts.ts';
import { goodInit } from '../good-files.ts';

type Read = Extract<InitFacts, { state: 'Read' }>;

/** A script that upstream never had, without what is named: by its source of revision Config unless that is taken away too. */
export function ownInit(...without: readonly (keyof Read)[]): Read {
  const members = Object.entries({ ...goodInit('Config'), sha256: '0123456789abcdef'.repeat(4) });
  const gone = new Set<string>(['upstream', ...without]);
  return Object.fromEntries(members.filter(([name]) => !gone.has(name))) as unknown as Read;
}
