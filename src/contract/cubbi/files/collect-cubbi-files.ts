/* eslint-disable @typescript-eslint/no-unused-vars -- still to be written */
import type { FileTree } from '../../../evidence/file-tree.ts';
import type { CubbiFiles } from './cubbi-files.ts';

/** Gathers all that the contract wants to know of the files of an image. Nothing is executed. */
export function collectCubbiFiles(
  _tree: FileTree,
  _sha256: (bytes: Uint8Array) => string,
): Promise<CubbiFiles> {
  throw new Error('TODO');
}
