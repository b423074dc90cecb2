import type { EvidenceSource, Severity } from '../../src/contract/check.ts';

/** What the catalogue tells of a check, of whatever contract. */
export interface ListedCheck {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly fix: string;
  readonly needs: EvidenceSource;
  readonly reasons: readonly string[];
  /** By grade: a column for each where there are several. */
  readonly severity: Readonly<Record<string, Severity>>;
}

const STAGES: readonly (readonly [source: EvidenceSource, title: string, about: string])[] = [
  ['Registry', 'The registry', 'What the registry says of the reference. Condition `Resolved`.'],
  [
    'Config',
    'The configuration',
    "The image's OCI configuration, read without running anything. Condition `Inspected`.",
  ],
  [
    'Files',
    'The files',
    'Files of the image, read without running anything. Condition `Inspected`.',
  ],
  ['Boot', 'The boot', 'What a locked-down pod showed. Condition `Booted`.'],
];

/** The catalogue of a contract's checks as Markdown: one table for each source of evidence, then what each check is for. */
export function checksPart(checks: readonly ListedCheck[]): string {
  const grades = Object.keys(checks[0]?.severity ?? {});
  const titles = [
    'id',
    ...(grades.length > 1 ? grades : ['severity']),
    'what must hold',
    'reason when it does not',
    'fix',
  ];
  const tables = STAGES.map(([source, title, about]) => {
    const rows = checks.filter(({ needs }) => needs === source).map((check) => row(check, grades));
    return [
      `### ${title}`,
      '',
      about,
      '',
      `| ${titles.join(' | ')} |`,
      `| ${titles.map(() => '---').join(' | ')} |`,
      ...rows,
    ].join('\n');
  });
  const helps = checks.map(({ id, help }) => `- **${id}** ${cell(help)}`);
  return [...tables, ['### What each check is for', '', ...helps].join('\n')].join('\n\n');
}

function row(
  { id, severity, title, reasons, fix }: ListedCheck,
  grades: readonly string[],
): string {
  const given = reasons.map((reason) => `\`${reason}\``).join(', ');
  const cells = [
    id,
    ...grades.map((grade) => severity[grade] ?? ''),
    title,
    given === '' ? 'none, stays open' : given,
    fix,
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** Text that Markdown must not take for a table's or a tag's own characters. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
