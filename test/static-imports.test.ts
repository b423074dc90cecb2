import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORT = /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)';|^import\s+'([^']+)';/gm;

/** Every file and package that is loaded with a file: what it imports, without types and what it imports later. */
function loadedWith(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, type, from, bare] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const name = from ?? bare ?? '';
      if (type !== undefined || name.startsWith('node:')) continue;
      if (name.startsWith('.')) visit(join(dirname(file), name));
      else found.add(name);
    }
  };
  entries.forEach(visit);
  return found;
}

const packagesOf = (entries: readonly string[]) =>
  [...loadedWith(entries)].filter((name) => !name.startsWith('src/')).sort();

/** As src/main.ts loads them. */
const commands = {
  probe: ['src/prober/run-prober.ts'],
  webhook: ['src/commands/webhook.ts'],
  controller: ['src/commands/controller.ts'],
};

describe('what a subcommand loads when it starts', () => {
  test('src/main.ts loads nothing before it knows the subcommand', () => {
    expect([...loadedWith(['src/main.ts'])]).toEqual(['src/main.ts']);
  });

  test.each([
    {
      command: 'probe',
      reason: 'every boot of a candidate waits for it',
      packages: [],
    },
    {
      command: 'webhook',
      reason: 'a pod that is not ready refuses workloads',
      packages: [
        'pino',
        ...['counter', 'gauge', 'histogram', 'registry'].map(
          (name) => `prom-client/lib/${name}.js`,
        ),
      ],
    },
  ])('$command: $reason', ({ command, packages }) => {
    expect(packagesOf(commands[command as keyof typeof commands])).toEqual(packages);
  });

  test.each(Object.keys(commands) as (keyof typeof commands)[])(
    '%s does not load what only a kubeconfig or the files of an image need',
    (command) => {
      const loaded = packagesOf(commands[command]);
      // The controller has the models of the library's objects, not the library.
      const late = /^(?:express$|@kubernetes\/client-node$|@lezer\/|ajv|yaml$)/;
      expect(loaded.filter((name) => late.test(name))).toEqual([]);
    },
  );
});
