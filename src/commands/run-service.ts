import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/config.ts';
import type { Command } from '../config/flags.ts';
import { helpText } from '../config/help-text.ts';
import type { Environment } from '../config/load-config.ts';
import { loadConfig } from '../config/load-config.ts';
import { createLogger } from '../log/create-logger.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import type { ProcessContext } from './process-context.ts';
import { VERSION } from './version.ts';

/** Arguments and environment of the process. */
export interface ServiceInput {
  readonly argv: readonly string[];
  readonly env: Environment;
}

const LOG_DELAY_MS = 50;

type Run = (config: Config, context: ProcessContext) => Promise<void>;

/**
 * Runs a long-running command to its end: reads the configuration, logs, and turns signals of the process into an orderly end. Whatever is
 * thrown and caught by nobody is logged and ends the process: its state is not known any more, and a new one is started by Kubernetes.
 *
 * @returns the exit code: 0 after an orderly end, 2 for a wrong flag, 1 for everything else
 */
export async function runService(
  command: Command,
  { argv, env }: ServiceInput,
  run: Run,
): Promise<number> {
  if (argv.includes('--help')) {
    process.stdout.write(helpText(command));
    return 0;
  }
  let config: Config;
  try {
    config = loadConfig(command, argv, env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return wrong(command, error);
  }
  const log = createLogger({
    level: config.flags['log-level'],
    fields: { command, pod: config.identity },
    // A line for each refusal would cost more than the refusal itself.
    delay: command === 'webhook' ? LOG_DELAY_MS : 0,
  });
  const metrics = createMetrics({ process: true });
  metrics.set('vibed_build_info', { version: VERSION, command }, 1);
  const die = (error: unknown, what: string) => {
    log.error({ err: error }, what);
    process.exit(1);
  };
  process.on('unhandledRejection', (error) => die(error, 'An error was handled by nobody'));
  process.on('uncaughtException', (error) => die(error, 'An error was caught by nobody'));
  try {
    await run(config, { log, metrics, signal: endSignal(die) });
    log.info({}, 'Ended');
    return 0;
  } catch (error) {
    if (error instanceof ConfigError) return wrong(command, error);
    log.error({ err: error }, 'The command failed');
    return 1;
  }
}

function wrong(command: Command, { message }: ConfigError): number {
  process.stderr.write(`base-image-operator ${command}: ${message}\n`);
  return 2;
}

/** Aborted at the first SIGTERM or SIGINT; a second one ends the process at once. */
function endSignal(die: (error: unknown, what: string) => void): AbortSignal {
  const ending = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const)
    process.on(name, () => {
      if (ending.signal.aborted) die(undefined, 'Told to end twice; leaving at once');
      ending.abort();
    });
  return ending.signal;
}
