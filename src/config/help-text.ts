import type { Command, Flag } from './flags.ts';
import { FLAGS } from './flags.ts';

const COMMANDS: Record<Command, string> = {
  controller:
    'Resolves, inspects and boots the images of BaseImageTemplates and writes the verdicts.',
  webhook: 'Answers the API server whether a workload may use its base image.',
};

/** The text of `--help`: of one subcommand, or of the program. Ends with a line feed. */
export function helpText(command?: Command): string {
  if (command === undefined)
    return [
      'Usage: base-image-operator COMMAND [FLAGS]',
      '',
      ...Object.entries(COMMANDS).map(([name, help]) => `  ${name.padEnd(12)}${help}`),
      `  ${'probe'.padEnd(12)}Gathers evidence inside a validation pod.`,
      `  ${'version'.padEnd(12)}Prints the version.`,
      `  ${'help'.padEnd(12)}Prints this text.`,
      '',
      'Run "base-image-operator COMMAND --help" for the flags of a command.',
      '',
    ].join('\n');
  const flags = Object.entries<Flag<unknown>>(FLAGS).filter(([, { commands }]) =>
    commands.includes(command),
  );
  return [
    `Usage: base-image-operator ${command} [FLAGS]`,
    '',
    COMMANDS[command],
    '',
    'Each flag may also be given as an environment variable: --log-level as OPERATOR_LOG_LEVEL. The flag wins.',
    '',
    ...flags.flatMap(([name, { kind, help, fallback }]) => [
      `  --${name} ${kind.placeholder}`,
      `      ${help}${fallback === '' ? '' : ` Default: ${fallback}.`}`,
    ]),
    '',
  ].join('\n');
}
