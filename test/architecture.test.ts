import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * Layer of each folder (and of files that differ from their folder). Imports run downward or stay within the layer; see
 * docs/ARCHITECTURE.md. A longer path wins over a shorter one.
 */
const LAYERS: Record<string, number> = {
  'src/api': 0,
  'src/errors': 0,
  'src/workqueue': 0,
  'src/evidence': 1,
  'src/contract': 1,
  'src/standing': 1,
  'src/gate': 1,
  'src/plan': 1,
  'src/boot': 1,
  'src/job': 1,
  'src/status': 1,
  'src/cluster': 2,
  'src/registry': 2,
  'src/certs': 2,
  'src/authn': 2,
  'src/config': 2,
  'src/log': 2,
  'src/metrics': 2,
  'src/admission': 3,
  'src/controller': 3,
  'src/commands': 4,
  'src/main.ts': 4,
  'src/prober': 4,
};
const PURE = [
  'src/api',
  'src/errors',
  'src/workqueue',
  'src/evidence',
  'src/contract',
  'src/standing',
  'src/gate',
  'src/plan',
  'src/boot',
  'src/job',
  'src/status',
];

/** Packages that only compute: a text in, a value out. */
const PARSERS: Record<string, readonly string[]> = {
  'src/contract/cubbi/metadata': ['yaml', 'ajv/dist/2020.js', 'ajv-formats'],
  'src/contract/cubbi/plugin': ['@lezer/python', '@lezer/common'],
};

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)';|^import\s+'([^']+)';/gm,
  );
  return [...found].map((match) => {
    const specifier = match[2] ?? match[3] ?? '';
    const target = specifier.startsWith('.')
      ? relative('.', resolve(dirname(file), specifier))
      : specifier;
    return { target, typeOnly: match[1] !== undefined };
  });
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function parses({ file, target }: { file: string; target: string }): boolean {
  const [, packages = []] = Object.entries(PARSERS).find(([folder]) => within(file, folder)) ?? [];
  return packages.includes(target);
}

function layerOf(path: string): number | undefined {
  const key = Object.keys(LAYERS)
    .filter((folder) => within(path, folder))
    .sort((a, b) => b.length - a.length)[0];
  return key === undefined ? undefined : LAYERS[key];
}

const sources = files('src');
const edges = sources.flatMap((file) => importsOf(file).map((found) => ({ file, ...found })));

/** Lines of the form `file → target` for every import that breaks a rule. */
function breaking(rule: (edge: (typeof edges)[number]) => boolean): string[] {
  return edges.filter(rule).map((edge) => `${edge.file} → ${edge.target}`);
}

describe('architecture', () => {
  test('every source file belongs to a layer', () => {
    expect(sources.filter((file) => layerOf(file) === undefined)).toEqual([]);
  });

  test('imports run downward only', () => {
    expect(
      breaking((edge) => {
        const from = layerOf(edge.file) ?? 0;
        const to = layerOf(edge.target);
        return to !== undefined && to > from;
      }),
    ).toEqual([]);
  });

  test('shells know adapters by type only: ports are declared by the consumer and wired in the roots', () => {
    const technical = ['src/log', 'src/metrics', 'src/config'];
    expect(
      breaking(
        (edge) =>
          layerOf(edge.file) === 3 &&
          layerOf(edge.target) === 2 &&
          !edge.typeOnly &&
          !technical.some((folder) => within(edge.target, folder)),
      ),
    ).toEqual([]);
  });

  test('pure cores import no Node module, and no value of a package but parsers of what images bring', () => {
    expect(
      breaking(
        (edge) =>
          PURE.some((folder) => within(edge.file, folder)) &&
          !edge.target.startsWith('src/') &&
          !edge.typeOnly &&
          !parses(edge),
      ),
    ).toEqual([]);
  });

  test('pure cores read no clock and no randomness', () => {
    const impure =
      /\bDate\.now\(|new Date\(\)|Math\.random\(|\bsetTimeout\(|(?<![-\w])process\.[a-z]/;
    const pure = sources.filter((file) => PURE.some((folder) => within(file, folder)));
    expect(pure.filter((file) => impure.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('values of the Kubernetes client are imported by src/cluster alone', () => {
    expect(
      breaking(
        (edge) =>
          edge.target.startsWith('@kubernetes/') &&
          !edge.typeOnly &&
          !within(edge.file, 'src/cluster'),
      ),
    ).toEqual([]);
  });

  test('express is imported by the server of health and metrics alone', () => {
    expect(
      breaking(
        (edge) => edge.target === 'express' && !edge.typeOnly && !within(edge.file, 'src/metrics'),
      ),
    ).toEqual([]);
  });

  test('the environment is read by src/config and the prober alone', () => {
    const readers = sources.filter((file) =>
      /\bprocess\.(env|argv)\b/.test(readFileSync(file, 'utf8')),
    );
    const allowed = ['src/config', 'src/prober', 'src/main.ts'];
    expect(readers.filter((file) => !allowed.some((folder) => within(file, folder)))).toEqual([]);
  });

  test('the prober imports only itself and the pure code it shares with the reader of its reports', () => {
    expect(
      breaking(
        (edge) =>
          within(edge.file, 'src/prober') &&
          !within(edge.target, 'src/prober') &&
          !within(edge.target, 'src/evidence') &&
          // What is gathered from files is gathered by the contract's own code, in the pod as in the controller.
          !within(edge.target, 'src/contract/cubbi') &&
          !edge.target.startsWith('node:') &&
          !edge.typeOnly,
      ),
    ).toEqual([]);
  });

  test('the gate and the controller do not import each other', () => {
    const gate = ['src/gate', 'src/admission'];
    const controller = ['src/plan', 'src/boot', 'src/job', 'src/status', 'src/controller'];
    const inside = (path: string, folders: string[]) =>
      folders.some((folder) => within(path, folder));
    expect(
      breaking(
        (edge) =>
          (inside(edge.file, gate) && inside(edge.target, controller)) ||
          (inside(edge.file, controller) && inside(edge.target, gate)),
      ),
    ).toEqual([]);
  });

  test('there are no import cycles', () => {
    const graph = new Map(
      sources.map((file) => [file, importsOf(file).map((found) => found.target)]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const target of graph.get(file) ?? [])
        if (graph.has(target)) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of sources) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test('there are no barrels', () => {
    expect(sources.filter((file) => file.endsWith('/index.ts'))).toEqual([]);
  });
});
