import type { Revision } from './init-facts.ts';

/** What is known of one version of upstream's init script. */
export interface KnownScript {
  /** The release that has it, or the commit where none does. */
  readonly release: string;
  /** Whether a release ships it: others were never meant for users. */
  readonly current: boolean;
  readonly revision: Revision;
  readonly groupConflictIsFatal: boolean;
}

/** Upstream's `cubbi_init.py` by the SHA-256 of its bytes (Monadical-SAS/cubbi, the whole history of the file). */
export const KNOWN_SCRIPTS: Readonly<Record<string, KnownScript>> = {
  '82ffbfa129ef7d029c5c313c1f41d172eb9e257dede640e5b6246737f480ff86': {
    release: 'e5121dd',
    current: false,
    revision: 'Env',
    groupConflictIsFatal: true,
  },
  a9986f5a5823ed029d148c6eb7c3f1f25fac8cdbe9a2e3c5aa566d4e87367a52: {
    release: 'v0.4.0',
    current: true,
    revision: 'Env',
    groupConflictIsFatal: true,
  },
  '31b0b7c281c2ab52df11a6d6943c0c53c26cfa1ad5e82f26c6d3c3f7dbfdb131': {
    release: 'bae951c',
    current: false,
    revision: 'Config',
    groupConflictIsFatal: true,
  },
  d1525ab74df5af04fcf8238d048559cbdaa809c300fd96211e1edb286cc45750: {
    release: '3a7b921',
    current: false,
    revision: 'Config',
    groupConflictIsFatal: true,
  },
  a01e281baa36e437b54bf6e1c5b0a708b7bc675c6bb919b9fc169f240c5ca0be: {
    release: '7d6bc5d',
    current: false,
    revision: 'Config',
    groupConflictIsFatal: true,
  },
  '7210be1ad75249473b3060d99688a3118dd0d6aff32476e87b21cb8f2448f0e0': {
    release: '407c1a1',
    current: false,
    revision: 'Config',
    groupConflictIsFatal: false,
  },
  '2ea690e3cf9519dcb28f4925db11fcddaf5754bc23d9e5df24cf322914e549bb': {
    release: 'v0.5.0',
    current: true,
    revision: 'Config',
    groupConflictIsFatal: false,
  },
};
