import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../../../src/api/base-image-template.ts';
import type { CubbiEvidence } from '../../../../src/contract/cubbi/cubbi-check.ts';
import type { CubbiTerms } from '../../../../src/contract/cubbi/cubbi-terms.ts';
import { evaluate } from '../../../../src/contract/evaluate.ts';
import { judge } from '../../../../src/contract/judge.ts';
import { cubbiTerms } from '../good-cubbi.ts';
import { geminiImage } from './gemini-image.ts';
import { upstreamImage } from './upstream-image.ts';
import { UPSTREAM_TRAITS } from './upstream-traits.ts';
import type { UpstreamRelease } from './upstream-traits.ts';

function judged(evidence: CubbiEvidence, changes: Partial<CubbiTerms>) {
  const terms = cubbiTerms({ toolCheck: [], ...changes });
  const { findings, passed } = evaluate(terms, [evidence]);
  const now = new Date('2026-11-22T00:00:00Z');
  return judge({ findings, passed, waivers: [], requireInspection: true, now });
}

/** Ids of the checks with a finding of that severity, each once, in the order of the contract. */
function ids(findings: readonly Finding[], wanted: Finding['severity']): string[] {
  return [
    ...new Set(findings.filter(({ severity }) => severity === wanted).map(({ check }) => check)),
  ];
}

function upstream(release: UpstreamRelease, tool: string, grade: CubbiTerms['grade']) {
  const traits = UPSTREAM_TRAITS[release].find((one) => one.tool === tool);
  if (traits === undefined) throw new Error(`There is no ${tool} in ${release}`);
  const image = `monadical/cubbi-${tool}:latest`;
  return judged(upstreamImage(release, traits), { grade, image });
}

interface Row {
  readonly release: UpstreamRelease;
  readonly tool: string;
  /** Why the row differs from the others of its release. */
  readonly reason: string;
  /** Warnings, Pragmatic, in the order of the contract. */
  readonly warnings: readonly string[];
  /** Errors, Strict, in the order of the contract. */
  readonly errors: readonly string[];
}

/**
 * Every image has `latest`, lets cubbi become root by sudo, and keeps uv as root. Those of v0.4.0 have the dead key `init`; those of v0.5.0
 * forward secrets that nothing marks, and do not look at the environment.
 */
const IMAGES: readonly Row[] = [
  {
    release: 'v0.4.0',
    tool: 'goose',
    reason: 'writes a token to an open file and to the log',
    warnings: ['CB-010', 'CB-012', 'CB-112', 'CB-110', 'CB-115', 'CB-116'],
    errors: ['CB-112', 'CB-110', 'CB-115'],
  },
  {
    release: 'v0.4.0',
    tool: 'aider',
    reason: 'configures neither model nor MCP servers, and logs a URL',
    warnings: ['CB-010', 'CB-012', 'CB-112', 'CB-027', 'CB-031', 'CB-110', 'CB-116'],
    errors: ['CB-112', 'CB-027', 'CB-031', 'CB-110'],
  },
  {
    release: 'v0.4.0',
    tool: 'claudecode',
    reason: 'configures neither model nor MCP servers',
    warnings: ['CB-010', 'CB-012', 'CB-112', 'CB-027', 'CB-031', 'CB-110'],
    errors: ['CB-112', 'CB-027', 'CB-031', 'CB-110'],
  },
  {
    release: 'v0.4.0',
    tool: 'crush',
    reason: 'configures no model, writes a token to an open file and to the log',
    warnings: ['CB-010', 'CB-012', 'CB-112', 'CB-027', 'CB-110', 'CB-115', 'CB-116'],
    errors: ['CB-112', 'CB-027', 'CB-110', 'CB-115'],
  },
  {
    release: 'v0.4.0',
    tool: 'opencode',
    reason: 'writes a token to an open file, though its keys to a closed one, and to the log',
    warnings: ['CB-010', 'CB-012', 'CB-112', 'CB-110', 'CB-115', 'CB-116'],
    errors: ['CB-112', 'CB-110', 'CB-115'],
  },
  {
    release: 'v0.5.0',
    tool: 'goose',
    reason: 'writes keys to open files, URLs to the log',
    warnings: ['CB-010', 'CB-014', 'CB-112', 'CB-110', 'CB-115', 'CB-116'],
    errors: ['CB-014', 'CB-112', 'CB-020', 'CB-021', 'CB-023', 'CB-026', 'CB-110', 'CB-115'],
  },
  {
    release: 'v0.5.0',
    tool: 'aider',
    reason: 'configures neither model nor MCP servers, and logs a URL',
    warnings: ['CB-010', 'CB-014', 'CB-112', 'CB-027', 'CB-031', 'CB-110', 'CB-116'],
    errors: [
      'CB-014',
      'CB-112',
      'CB-020',
      'CB-021',
      'CB-023',
      'CB-026',
      'CB-027',
      'CB-031',
      'CB-110',
    ],
  },
  {
    release: 'v0.5.0',
    tool: 'claudecode',
    reason: 'configures neither model nor MCP servers',
    warnings: ['CB-010', 'CB-014', 'CB-112', 'CB-027', 'CB-031', 'CB-110'],
    errors: [
      'CB-014',
      'CB-112',
      'CB-020',
      'CB-021',
      'CB-023',
      'CB-026',
      'CB-027',
      'CB-031',
      'CB-110',
    ],
  },
  {
    release: 'v0.5.0',
    tool: 'crush',
    reason: 'configures no model, writes keys to an open file, URLs to the log',
    warnings: ['CB-010', 'CB-014', 'CB-112', 'CB-027', 'CB-110', 'CB-115', 'CB-116'],
    errors: [
      'CB-014',
      'CB-112',
      'CB-020',
      'CB-021',
      'CB-023',
      'CB-026',
      'CB-027',
      'CB-110',
      'CB-115',
    ],
  },
  {
    release: 'v0.5.0',
    tool: 'opencode',
    reason: 'writes keys to an open file, URLs to the log',
    warnings: ['CB-010', 'CB-014', 'CB-112', 'CB-110', 'CB-115', 'CB-116'],
    errors: ['CB-014', 'CB-112', 'CB-020', 'CB-021', 'CB-023', 'CB-026', 'CB-110', 'CB-115'],
  },
];

describe("upstream's images", () => {
  test('the table has every image of both releases', () => {
    const all = Object.entries(UPSTREAM_TRAITS).flatMap(([release, images]) =>
      images.map(({ tool }) => `${release} ${tool}`),
    );
    expect(IMAGES.map(({ release, tool }) => `${release} ${tool}`)).toEqual(all);
  });

  test.each(IMAGES)(
    '$release $tool is Valid, Pragmatic: $reason',
    ({ release, tool, warnings }) => {
      const { outcome, findings } = upstream(release, tool, 'Pragmatic');
      expect(ids(findings, 'Error')).toEqual([]);
      expect(ids(findings, 'Warning')).toEqual(warnings);
      expect(outcome).toBe('Valid');
    },
  );

  test.each(IMAGES)('$release $tool is Invalid, Strict: $reason', ({ release, tool, errors }) => {
    const { outcome, reason, findings } = upstream(release, tool, 'Strict');
    expect(ids(findings, 'Error')).toEqual(errors);
    const first = release === 'v0.4.0' ? 'PrivilegesKept' : 'MetadataInvalid';
    expect([outcome, reason]).toEqual(['Invalid', first]);
  });

  test('a template that names the revision takes it for what the settings are, Strict or not', () => {
    const [goose] = UPSTREAM_TRAITS['v0.5.0'];
    if (goose === undefined) throw new Error('There is no image');
    const { findings } = judged(upstreamImage('v0.5.0', goose), {
      grade: 'Strict',
      revision: 'Config',
    });
    expect(ids(findings, 'Error')).toEqual(['CB-014', 'CB-112', 'CB-110', 'CB-115']);
  });

  test('an image whose base has an account 1000, no sudo and a plugin of the past is Invalid', () => {
    const { outcome, reason, message, findings } = judged(geminiImage(), {});
    expect(ids(findings, 'Error')).toEqual(['CB-058', 'CB-062', 'CB-094', 'CB-075']);
    expect([outcome, reason]).toEqual(['Invalid', 'DependencyMissing']);
    expect(message).toContain('sudoers.d');
  });
});
