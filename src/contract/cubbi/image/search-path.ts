import type { ImageConfig } from '../../../evidence/image-evidence.ts';
import { canonicalFolder } from './canonical-folder.ts';

/** What container runtimes set where an image has no PATH. */
const DEFAULT = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Tells of the path of a program whether it is found by its name alone: the image's PATH names its folder. */
export function searchPath({ env }: Pick<ImageConfig, 'env'>): (program: string) => boolean {
  const value = Object.hasOwn(env, 'PATH') ? env['PATH'] : undefined;
  const folders = new Set((value ?? DEFAULT).split(':').map(canonicalFolder));
  return (program) => folders.has(canonicalFolder(program.slice(0, program.lastIndexOf('/'))));
}
