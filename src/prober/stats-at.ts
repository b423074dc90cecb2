import { lstatSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { isNowhere } from './is-nowhere.ts';

/**
 * What is at a path, links not followed; undefined where nothing is. Throws where it cannot be told. Synchronous, because the call itself is a
 * tenth of the way through the thread pool, and a walk through an image makes hundreds of thousands.
 */
export function statsAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (isNowhere(error)) return undefined;
    throw error;
  }
}
