import type { BootReport } from './cubbi-boot.ts';
import { canaryLines } from './canary-lines.ts';
import type { ProbeSection } from './probe-sections.ts';

/** What `/cubbi/init.log` says, as far as the probe copied it. */
export function initLogFacts(section: ProbeSection | undefined): BootReport['initLog'] {
  const lines = section?.lines ?? [];
  const some = (pattern: RegExp) => lines.some((line) => pattern.test(line));
  const notFound = some(/^No tool-specific plugin found\b/);
  const ran = some(/^Running .{1,200}-specific initialization\b/);
  const [bytes = ''] = section?.words ?? [];
  return {
    bytes: /^\d{1,15}$/.test(bytes) ? Number(bytes) : 0,
    initializing: some(/^Initializing .{1,500} v/),
    plugin: ran ? 'Ran' : notFound ? 'NotFound' : 'Silent',
    switching: some(/^Switching to user /),
    canaryLines: canaryLines(lines),
  };
}
