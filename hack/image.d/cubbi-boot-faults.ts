import { cubbiEdits } from './cubbi-edits.ts';
import type { CubbiImage } from './cubbi-image.ts';

/** Images whose fault shows when they boot. Each says how it differs from the good one of its revision. */
export const cubbiBootFaults: readonly CubbiImage[] = [
  {
    name: 'crash-init',
    about: 'its init ends with a traceback',
    revision: 'config',
    init: { 'def main(command):\n': 'def main(command):\n    raise RuntimeError("no way")\n' },
  },
  {
    name: 'slow-init',
    about: 'its init never completes',
    revision: 'env',
    init: {
      '    status.complete(True)\n': `    while True:
        subprocess.run(["sleep", "60"])
`,
    },
  },
  {
    name: 'links-not-made',
    about: 'its init makes no persistent links',
    revision: 'env',
    init: { '    setup_links(status, user, image)\n': '' },
  },
  {
    name: 'keeps-root-process',
    about: 'its init leaves a process of root behind',
    revision: 'config',
    init: {
      '    return config\n': '    subprocess.Popen(["sleep", "infinity"])\n    return config\n',
    },
  },
  {
    name: 'world-readable-secret',
    about: 'its plugin lets everybody read a file with keys',
    revision: 'config',
    plugin: cubbiEdits.worldReadable,
  },
  {
    name: 'leaks-secret-in-log',
    about: 'its plugin logs a key and the addresses of MCP servers',
    revision: 'env',
    plugin: {
      'self.status.log("Wrote the configuration of demo")':
        'self.status.log(f"Wrote the configuration of demo: {settings[\'api_key\']}")',
      "{len(settings['mcp'])} MCP servers": "MCP servers {settings['mcp']}",
    },
  },
];
