import type { CubbiFiles, PathFact } from '../../../../src/contract/cubbi/files/cubbi-files.ts';
import { UNREAD } from '../../good-evidence.ts';
import { goodConfig } from '../good-cubbi.ts';
import { GOOD_PATHS, pathFact } from '../good-files.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, cutShort, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';
import { has, unread } from './files-evidence.ts';

const home = (kind: PathFact['kind']) => ({
  paths: { ...GOOD_PATHS, ...pathFact('/home/cubbi', 0o755, kind) },
});
const baked = (...paths: string[]) => ({
  paths: Object.assign(
    { ...GOOD_PATHS },
    ...paths.map((path) => pathFact(path, 0o644)),
  ) as typeof GOOD_PATHS,
});

function sources(
  kind: PathFact['kind'],
  empty: boolean,
  ...paths: string[]
): Pick<CubbiFiles, 'sources'> {
  return { sources: paths.map((path) => ({ path, kind, mode: 0o755, uid: 0, gid: 0, empty })) };
}

const conflict = (message: string, rest: Parameters<typeof failed>[2] = {}) =>
  failed('PathConflict', message, rest);
const MANY = Array.from({ length: 9 }, (_, index) => `/${index}`);
const homeIsThere = conflict(
  '/home/cubbi is a directory in the image, which cubbi_init.py cannot replace by its link',
);

export const CONFLICT_CASES: readonly CubbiCase[] = [
  { check: 'CB-072', reason: 'nothing is there', want: PASSED },
  {
    check: 'CB-072',
    reason: 'a link is replaced',
    evidence: has(home('Symlink')),
    want: PASSED,
  },
  {
    check: 'CB-072',
    reason: 'useradd -m makes a directory',
    evidence: has(home('Directory')),
    want: homeIsThere,
  },
  {
    check: 'CB-072',
    reason: 'the builder made it for a volume, of which CB-124 tells',
    evidence: {
      ...has(home('Directory')),
      config: goodConfig({ volumes: ['/home/cubbi'] }),
    },
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-072',
    reason: 'another volume is another fault',
    evidence: { ...has(home('Directory')), config: goodConfig({ volumes: ['/cubbi'] }) },
    want: homeIsThere,
  },
  {
    check: 'CB-072',
    reason: 'the configuration need not be known',
    evidence: { ...has(home('Directory')), config: UNREAD },
    want: homeIsThere,
  },
  {
    check: 'CB-072',
    reason: 'it may be where nobody looked',
    evidence: has({ whole: false }),
    want: cutShort('/home/cubbi'),
  },
  { check: 'CB-072', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-043', reason: 'nothing is there', want: PASSED },
  {
    check: 'CB-043',
    reason: 'an empty file is lost without harm',
    evidence: has(sources('File', true, '/app/.state')),
    want: PASSED,
  },
  {
    check: 'CB-043',
    reason: 'a directory cannot be replaced, empty or not',
    evidence: has({
      sources: [
        ...sources('File', false, '/app/.state').sources,
        ...sources('Directory', true, '/app/.goose', '/app/.cache').sources,
      ],
    }),
    want: conflict('"/app/.cache" is a directory in the image, but must become a link', {
      also: ['"/app/.goose" is a directory in the image, but must become a link'],
    }),
  },
  {
    check: 'CB-043',
    reason: 'what is in a file is lost',
    evidence: has(sources('File', false, '/app/.state')),
    want: conflict(
      '"/app/.state" is a file in the image, whose content is lost at the first start',
      {
        severity: 'Warning',
      },
    ),
  },
  {
    check: 'CB-043',
    reason: 'a directory below the home is one cause with the home, CB-072',
    evidence: has({
      ...home('Directory'),
      ...sources('Directory', false, '/home/cubbi/.config/goose'),
    }),
    want: PASSED,
  },
  {
    check: 'CB-043',
    reason: 'many sources become a bounded number of findings',
    evidence: has(sources('Directory', true, ...MANY)),
    want: conflict('"/0" is a directory in the image, but must become a link', {
      also: MANY.slice(1, 5).map(
        (path) => `"${path}" is a directory in the image, but must become a link`,
      ),
    }),
  },
  {
    check: 'CB-043',
    reason: 'without metadata there are no sources',
    evidence: has({ metadata: { state: 'Missing' } }),
    want: NOT_APPLICABLE,
  },
  { check: 'CB-043', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-076', reason: 'nothing is left of a run', want: PASSED },
  {
    check: 'CB-076',
    reason: 'a status that does not say true harms nobody',
    evidence: has(baked('/cubbi/init.status')),
    want: PASSED,
  },
  {
    check: 'CB-076',
    reason: 'everybody would believe that the initialization is done',
    evidence: has({ ...baked('/cubbi/init.status'), statusBakedTrue: true }),
    want: conflict('/cubbi/init.status in the image already says INIT_COMPLETE=true'),
  },
  {
    check: 'CB-076',
    reason: 'a build that ran init for good',
    evidence: has(baked('/cubbi/init.log', '/cubbi/config.yaml')),
    want: conflict('/cubbi/config.yaml, the configuration of one session, is in the image', {
      also: ['/cubbi/init.log, the log of a run, is in the image'],
    }),
  },
  {
    check: 'CB-076',
    reason: 'it may be where nobody looked',
    evidence: has({ whole: false }),
    want: cutShort('state of a run'),
  },
  { check: 'CB-076', reason: 'not read', evidence: unread, want: UNTOLD },
];
