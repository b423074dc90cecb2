import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { BuildContext } from '../build-context.ts';
import type { LayerDefinition } from '../layer-definition.ts';
import type { LayerSource } from '../layer-source.ts';
import { run } from '../run.ts';
import { sha256 } from '../sha256.ts';
import { withStaging } from '../with-staging.ts';

const ifMissing = 'install Go 1.23 or newer (https://go.dev/dl) and put it on the PATH';

/** Nothing of the machine may reach the binary: no paths, no revision, no build id, no C compiler. */
const flags = ['-trimpath', '-buildvcs=false', '-ldflags=-s -w -buildid='];

/** A Go binary, built from a module of this project that has its files in one folder and no dependencies. */
export function goLayer(
  context: BuildContext,
  definition: Extract<LayerDefinition, { kind: 'go' }>,
): LayerSource {
  const module = join(context.root, definition.module);
  return {
    fingerprint: async () =>
      JSON.stringify([definition, flags, await goVersion(module), await sources(module)]),
    entries: async () => {
      const content = await withStaging(context, (folder) => build(module, folder, definition));
      return [{ path: definition.path, mode: 0o755, type: 'file', content }];
    },
  };
}

async function goVersion(module: string): Promise<string> {
  return (await run('go', ['env', 'GOVERSION'], { cwd: module, ifMissing })).toString().trim();
}

async function sources(module: string): Promise<[name: string, digest: string][]> {
  const names = (await readdir(module)).filter(
    (name) => name === 'go.mod' || (name.endsWith('.go') && !name.endsWith('_test.go')),
  );
  return Promise.all(
    names.sort().map(async (name) => [name, sha256(await readFile(join(module, name)))] as const),
  ).then((pairs) => pairs.map(([name, digest]) => [name, digest]));
}

async function build(
  module: string,
  folder: string,
  definition: Extract<LayerDefinition, { kind: 'go' }>,
): Promise<Buffer> {
  const output = join(folder, 'binary');
  const mode = definition.dynamic === true ? ['-buildmode=pie'] : [];
  await run('go', ['build', ...flags, ...mode, '-o', output, '.'], {
    cwd: module,
    env: {
      CGO_ENABLED: '0',
      GOOS: 'linux',
      GOARCH: definition.architecture ?? 'amd64',
      GOFLAGS: '',
      GOWORK: 'off',
    },
    ifMissing,
  });
  return readFile(output);
}
