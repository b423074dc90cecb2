import type { Plugin } from 'esbuild';

const NAMESPACE = 'builtin';

/**
 * Takes two of Node.js' own modules as CommonJS has them. An `import` reads all members when the program starts, and behind some of `node:http`
 * and `node:util` there are whole libraries (`WebSocket`, `TextDecoder`), which cost a tenth of the start of the webhook.
 */
export const builtinModules: Plugin = {
  name: 'builtin-modules',
  setup(build) {
    build.onResolve({ filter: /^node:(?:http|util)$/ }, ({ kind, path }) =>
      kind === 'import-statement' ? { path, namespace: NAMESPACE } : undefined,
    );
    build.onLoad({ filter: /^/, namespace: NAMESPACE }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};
