import type { FileTree } from '../../../evidence/file-tree.ts';
import type { BakedSecret } from './cubbi-files.ts';
import { holdsSecret } from './holds-secret.ts';
import { placeText } from './place-text.ts';
import { secretPlace } from './secret-place.ts';
import { textIn } from './text-in.ts';

/** What looks like a secret among files. */
export interface SecretsFound {
  readonly secrets: readonly BakedSecret[];
  /** False where something could not be read. */
  readonly whole: boolean;
}

const MOST = 32;

/** Looks into the files at these paths. Only which they are is told. */
export async function findSecrets(tree: FileTree, paths: readonly string[]): Promise<SecretsFound> {
  const secrets: BakedSecret[] = [];
  let whole = true;
  for (const path of paths) {
    const place = secretPlace(path);
    if (place === undefined) continue;
    if (secrets.length === MOST) break;
    try {
      const text = textIn(await tree.read(path, place.bytes));
      if (holdsSecret(place.kind, text)) secrets.push({ path: placeText(path), kind: place.kind });
    } catch {
      whole = false;
    }
  }
  return { secrets, whole };
}
