import { readFileSync } from 'node:fs';

/** The commands of the README's section "Break glass", in its order, each as it is printed. */
export function breakGlassCommands(): readonly string[] {
  const [, section = ''] = readFileSync('README.md', 'utf8').split(/^## Break glass$/m);
  const [own = ''] = section.split(/^## /m);
  const lines = own.split('\n').filter((line) => line.startsWith('    '));
  return lines
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
