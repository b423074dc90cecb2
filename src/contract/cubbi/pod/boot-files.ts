import { shellQuote } from '../../../job/shell-quote.ts';
import { configFile, type ConfigSettings } from './config-file.ts';
import { DEFAULTS_SCRIPT } from './defaults-script.ts';
import { probeScript } from './probe-script.ts';
import { SECOND_SCRIPT } from './second-script.ts';

/** What the files of one validation depend on. */
export interface BootFileSettings extends ConfigSettings {
  /** From the start of the image's container until its probe must have ended. */
  readonly timeoutSeconds: number;
  /** Shows that the tool works; empty for none. */
  readonly toolCheck: readonly string[];
}

/** One file for the boots. */
export interface BootFile {
  readonly name: string;
  readonly mode: number;
  readonly content: string;
}

const READABLE = 0o644;
/** As Cubbi's own command line leaves it: for root alone. */
const PRIVATE = 0o600;

/** Two searches and `sudo`, each, and the tool together take less than the whole time. */
const MOST_STEP_SECONDS = 8;
const MOST_TOOL_SECONDS = 30;

function share(seconds: number, part: number, most: number): number {
  return Math.max(1, Math.min(most, Math.floor(seconds / part)));
}

/** The files of the folder that all boots of a validation see. */
export function bootFiles(settings: BootFileSettings): BootFile[] {
  const { canary, links, timeoutSeconds, toolCheck } = settings;
  const script = (name: string, content: string) => ({ name, mode: READABLE, content });
  const config = (name: string, content: string) => ({ name, mode: PRIVATE, content });
  const stepSeconds = share(timeoutSeconds, 8, MOST_STEP_SECONDS);
  const toolSeconds = share(timeoutSeconds, 3, MOST_TOOL_SECONDS);
  const tool = `exec ${toolCheck.map(shellQuote).join(' ')}\n`;
  return [
    script('probe.sh', probeScript({ canary, stepSeconds, toolSeconds })),
    script('second.sh', SECOND_SCRIPT),
    script('defaults.sh', DEFAULTS_SCRIPT),
    ...(toolCheck.length > 0 ? [script('tool.sh', tool)] : []),
    script('sources', links.map(({ source }) => `${source}\n`).join('')),
    config('first.yaml', configFile('First', settings)),
    config('second.yaml', configFile('Second', settings)),
    config('malformed.yaml', configFile('Malformed', settings)),
  ];
}
