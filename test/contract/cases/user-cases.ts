import { UNREAD, config } from '../good-evidence.ts';
import { PASSED, UNTOLD, failed } from './check-case.ts';
import type { CheckCase } from './check-case.ts';

function user(given: string): { config: ReturnType<typeof config> } {
  return { config: config({ user: given }) };
}

const asRoot = (message: string) => failed('RunsAsRoot', message);

export const USER_CASES: readonly CheckCase[] = [
  { check: 'VA-014', reason: 'a number', evidence: user('65532'), want: PASSED },
  { check: 'VA-014', reason: 'a number and any group', evidence: user('1000:root'), want: PASSED },
  {
    check: 'VA-014',
    reason: 'nothing is root',
    evidence: user(''),
    want: asRoot('The image sets no USER and so runs as root'),
  },
  {
    check: 'VA-014',
    reason: '0 is root, however it is written',
    evidence: user('00:1000'),
    want: asRoot('The image runs as root (USER 00)'),
  },
  {
    check: 'VA-014',
    reason: 'root by name',
    evidence: user('root'),
    want: asRoot('The image runs as root (USER root)'),
  },
  {
    check: 'VA-014',
    reason: 'a name may be anybody',
    evidence: user('node'),
    want: asRoot(
      'The image\'s USER "node" is not a number, so nobody can tell that it is not root',
    ),
  },
  { check: 'VA-014', reason: 'the highest user id', evidence: user('2147483647'), want: PASSED },
  {
    check: 'VA-014',
    reason: 'runtimes have taken 2^32 for 0 (CVE-2024-40635)',
    evidence: user('4294967296'),
    want: asRoot(
      'The image\'s USER "4294967296" is above 2147483647, which a container runtime may run as root',
    ),
  },
  { check: 'VA-014', reason: 'not read', evidence: { config: UNREAD }, want: UNTOLD },
];
