/** `hack/image`: builds the operator's image and the test images without Docker. */
import { dirname, join, resolve } from 'node:path';

import type { BuildContext } from './build-context.ts';
import { buildImage } from './build-image.ts';
import { cacheFolder } from './cache-folder.ts';
import { commandLine, usage } from './command-line.ts';
import type { Command } from './command-line.ts';
import { debianClosure } from './debian-closure.ts';
import { debianPackages } from './debian-packages.ts';
import type { ImageDefinition } from './image-definition.ts';
import { images } from './images.ts';
import { once } from './once.ts';
import type { LayerBlob } from './tar-layer.ts';

try {
  await main(commandLine(process.argv.slice(2)));
} catch (error) {
  console.error(`hack/image: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(command: Command): Promise<void> {
  switch (command.type) {
    case 'help':
      process.stdout.write(usage);
      return;
    case 'list':
      list();
      return;
    case 'build':
      await build(command);
  }
}

function list(): void {
  const width = Math.max(...images.map(({ name }) => name.length));
  for (const { name, about } of images) {
    console.log(`${name.padEnd(width)} ${about}`);
  }
}

async function build(command: Extract<Command, { type: 'build' }>): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The images are for linux/amd64 and are built there; use the Dockerfile here');
  }
  const cache = cacheFolder(process.env);
  const log = (line: string): void => console.error(`hack/image: ${line}`);
  const surroundings = {
    root: dirname(dirname(import.meta.dirname)),
    cache: join(cache, 'image-build'),
    log,
  };
  const context: BuildContext = {
    ...surroundings,
    debian: once(() => debianPackages(surroundings)),
    debianClosure: (names) => debianClosure(surroundings, names),
  };
  const out = resolve(command.out ?? join(cache, 'images'));
  const made = new Map<string, LayerBlob>();
  const failures: string[] = [];
  for (const definition of chosen(command.names)) {
    try {
      const path = join(out, definition.name);
      const { name, digest, size } = await buildImage(context, definition, { path, made });
      console.log(`${name} ${digest} ${size} ${path}`);
    } catch (error) {
      failures.push(
        `${definition.name}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  if (failures.length > 0) {
    throw new Error(`${failures.length} not built\n${failures.join('\n')}`);
  }
}

function chosen(names: readonly string[]): readonly ImageDefinition[] {
  const unknown = names.filter((name) => !images.some((image) => image.name === name));
  if (unknown.length > 0) {
    throw new Error(`There is no image ${unknown.join(', ')}: hack/image list names all`);
  }
  return names.length === 0 ? images : images.filter(({ name }) => names.includes(name));
}
