import type { Flag } from '../../src/config/flags.ts';
import type { MetricSpec } from '../../src/metrics/metric-list.ts';

/** What the page about operations lists. */
export interface Operations {
  readonly flags: Readonly<Record<string, Flag<unknown>>>;
  readonly metrics: Readonly<Record<string, MetricSpec>>;
}

/** Two tables in Markdown: every flag with its values, default and commands; every metric with its type, labels and meaning. */
export function operationsPart({ flags, metrics }: Operations): string {
  return [
    '## Flags',
    '',
    '| flag | values | default | of | meaning |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(flags).map(([name, { kind, fallback, commands, help }]) =>
      row([
        code(`--${name}`),
        code(kind.placeholder),
        fallback === '' ? '' : code(fallback),
        commands.join(', '),
        help,
      ]),
    ),
    '',
    '## Metrics',
    '',
    '| metric | type | labels | meaning |',
    '| --- | --- | --- | --- |',
    ...Object.entries(metrics).map(([name, { type, labels, help }]) =>
      row([code(name), type, labels.map(code).join(', '), help]),
    ),
  ].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
