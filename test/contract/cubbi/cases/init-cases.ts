import type {
  InitFacts,
  StatusScriptFacts,
} from '../../../../src/contract/cubbi/init/init-facts.ts';
import { UNREAD } from '../../good-evidence.ts';
import { goodFiles, goodInit } from '../good-files.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';
import { ownInit } from './own-init.ts';

const SCRIPT: StatusScriptFacts = {
  state: 'Present',
  path: '/cubbi/init-status.sh',
  mode: 0o755,
  regular: true,
  upstream: true,
  hooks: ['/etc/bash.bashrc'],
};

const files = (changes: Parameters<typeof goodFiles>[1]) => ({
  evidence: { files: goodFiles('Config', changes) },
});
const init = (value: InitFacts) => files({ init: value });
const script = (changes: Partial<Extract<StatusScriptFacts, { state: 'Present' }>>) =>
  files({ statusScript: { ...SCRIPT, ...changes } });
const unseen = (what: string) =>
  ({
    outcome: 'Unknown',
    reason: 'EvidenceUnreadable',
    message: `The image has more files than are looked at, so nobody knows whether it has ${what}`,
  }) as const;
const wrong = (...words: [message: string, rest?: Parameters<typeof failed>[2]]) =>
  failed('InitScriptWrong', ...words);
const none = files({ statusScript: { state: 'Missing' } });
const unread = { evidence: { files: UNREAD }, want: UNTOLD };
const absent = init({ state: 'Missing', legacy: [] });

const INIT: readonly CubbiCase[] = [
  { check: 'CB-080', reason: 'where upstream has it', want: PASSED },
  {
    check: 'CB-080',
    reason: 'where the specification says',
    ...init(goodInit('Config', { path: '/cubbi_init.py' })),
    want: PASSED,
  },
  {
    check: 'CB-080',
    reason: 'missing',
    ...absent,
    want: wrong('The image has no /cubbi/cubbi_init.py'),
  },
  {
    check: 'CB-080',
    reason: 'an image of the generation that was written in bash',
    ...init({ state: 'Missing', legacy: ['/cubbi-init.sh', '/entrypoint.sh'] }),
    want: wrong(
      'The image is of a generation before v0.3, which has no /cubbi/cubbi_init.py (found /cubbi-init.sh)',
      { fix: 'build it anew with a Cubbi of v0.3 or later' },
    ),
  },
  {
    check: 'CB-080',
    reason: 'what was not looked at may be there',
    ...files({ init: { state: 'Missing', legacy: [] }, whole: false }),
    want: unseen('cubbi_init.py'),
  },
  {
    check: 'CB-080',
    reason: 'a directory',
    ...init({
      state: 'Unfit',
      path: '/cubbi/cubbi_init.py',
      message: '/cubbi/cubbi_init.py is a directory',
    }),
    want: wrong('/cubbi/cubbi_init.py is a directory'),
  },
  {
    check: 'CB-080',
    reason: 'not executable',
    ...init(goodInit('Config', { mode: 0o644 })),
    want: wrong('/cubbi/cubbi_init.py is not executable (0644)', {
      fix: 'add RUN chmod +x /cubbi/cubbi_init.py',
    }),
  },
  { check: 'CB-080', reason: 'nobody could look', ...unread },

  { check: 'CB-081', reason: 'that of v0.5.0', want: PASSED },
  { check: 'CB-081', reason: 'that of v0.4.0', revision: 'Env', want: PASSED },
  {
    check: 'CB-081',
    reason: 'one between two releases',
    ...init(goodInit('Config', { upstream: { release: '7d6bc5d', current: false } })),
    want: wrong("/cubbi/cubbi_init.py is upstream's of commit 7d6bc5d, which no release ships", {
      severity: 'Info',
    }),
  },
  {
    check: 'CB-081',
    reason: 'one of the image’s own',
    ...init(ownInit()),
    want: wrong("/cubbi/cubbi_init.py is none of upstream's (sha256 0123456789ab)"),
  },
  { check: 'CB-081', reason: 'CB-080 says that there is none', ...absent, want: NOT_APPLICABLE },
  { check: 'CB-081', reason: 'nobody could look', ...unread },
];

const STATUS: readonly CubbiCase[] = [
  { check: 'CB-084', reason: "upstream's", want: PASSED },
  {
    check: 'CB-084',
    reason: 'missing',
    ...none,
    want: wrong('The image has no /cubbi/init-status.sh'),
  },
  {
    check: 'CB-084',
    reason: 'what was not looked at may be there',
    ...files({ statusScript: { state: 'Missing' }, whole: false }),
    want: unseen('init-status.sh'),
  },
  {
    check: 'CB-084',
    reason: 'a directory',
    ...script({ regular: false, upstream: false }),
    want: wrong('/cubbi/init-status.sh is not a regular file'),
  },
  {
    check: 'CB-084',
    reason: 'not executable',
    ...script({ mode: 0o600 }),
    want: wrong('/cubbi/init-status.sh is not executable (0600)'),
  },
  {
    check: 'CB-084',
    reason: 'one of the image’s own works too',
    ...script({ upstream: false }),
    want: wrong("/cubbi/init-status.sh is not upstream's, which is the same in all releases", {
      fix: 'copy init-status.sh from a release of Cubbi',
      severity: 'Warning',
    }),
  },
  { check: 'CB-084', reason: 'nobody could look', ...unread },

  { check: 'CB-086', reason: 'called by bash.bashrc', want: PASSED },
  {
    check: 'CB-086',
    reason: 'called by nothing',
    ...script({ hooks: [] }),
    want: wrong("No start-up file of root's shells calls /cubbi/init-status.sh"),
  },
  {
    check: 'CB-086',
    reason: 'what was not looked at may call it',
    ...files({ statusScript: { ...SCRIPT, hooks: [] }, whole: false }),
    want: unseen('a call of /cubbi/init-status.sh'),
  },
  { check: 'CB-086', reason: 'CB-084 says that there is none', ...none, want: NOT_APPLICABLE },
  { check: 'CB-086', reason: 'nobody could look', ...unread },
];

export const INIT_CASES: readonly CubbiCase[] = [...INIT, ...STATUS];
