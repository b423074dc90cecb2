import type { ReasonRow, Side } from '../../src/api/reasons.ts';

const SIDES: readonly (readonly [side: Side, title: string, about: string])[] = [
  [
    'Invalid',
    'Invalid',
    'The image, or the template that names it, breaks the contract: `Valid=False`.',
  ],
  [
    'Inconclusive',
    'Inconclusive',
    'Nothing is proven about the image: `Valid=Unknown`, or the verdict that stood before. Never a fault of the image.',
  ],
  ['Neither', 'Neither', 'The template asked for no verdict, or for less.'],
  ['Good', 'Good', 'What was asked for is the case.'],
];
const ACTORS: Readonly<Record<ReasonRow['actor'], string>> = {
  Image: "the image's builder",
  Template: "the template's owner",
  Platform: 'the platform team',
  Nobody: 'nobody',
};

/** The table of reasons as Markdown, one section for each side. */
export function reasonsPart(reasons: Readonly<Record<string, ReasonRow>>): string {
  return SIDES.map(([side, title, about]) => {
    const rows = Object.entries(reasons)
      .filter(([, row]) => row.side === side)
      .map(
        ([name, { help, actor, retry }]) =>
          `| \`${name}\` | ${help} | ${ACTORS[actor]} | ${retry ? 'yes' : 'no'} |`,
      );
    return [
      `## ${title}`,
      '',
      about,
      '',
      '| reason | meaning | who acts | tried again by itself |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  }).join('\n\n');
}
