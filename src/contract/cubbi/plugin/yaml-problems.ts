import type { ModuleOutline } from './module-outline.ts';
import type { PluginProblem } from './plugin-facts.ts';
import { readImports } from './python/read-imports.ts';

/** Imports of PyYAML, anywhere in the file. */
export function yamlProblems({ nodes }: ModuleOutline): readonly PluginProblem[] {
  return nodes
    .flatMap(readImports)
    .filter(({ module }) => module === 'yaml' || module.startsWith('yaml.'))
    .map(({ line }) => ({
      rule: 'Yaml',
      line,
      message: 'imports yaml, which is PyYAML and not ruamel.yaml',
    }));
}
