import { dirname } from 'node:path';
import base from '../../jest.config.js';

const { extensionsToTreatAsEsm, modulePathIgnorePatterns, transform } = base;
const rootDir = dirname(dirname(import.meta.dirname));
const scenarios = {
  rootDir,
  extensionsToTreatAsEsm,
  modulePathIgnorePatterns,
  transform,
};
/** Scenarios of a folder that bear no others beside them. */
const oneAtATime = (folder) => ({
  ...scenarios,
  displayName: folder,
  runner: '<rootDir>/test/e2e/serial-runner.js',
  testMatch: [`<rootDir>/test/e2e/${folder}/*.test.ts`],
});

/**
 * The end-to-end suite, against the cluster that KUBECONFIG names. `hack/e2e` prepares one and runs it. Files that stop parts of the cluster,
 * restart the operator or take something from it are in `alone`, those that install it anew in `installations`: they run one at a time.
 */
export default {
  rootDir,
  // Scenarios wait more than they work.
  maxWorkers: 3,
  testTimeout: 300_000,
  testSequencer: '<rootDir>/test/e2e/sequencer.js',
  projects: [
    {
      ...scenarios,
      displayName: 'together',
      testMatch: ['<rootDir>/test/e2e/*.test.ts'],
    },
    oneAtATime('alone'),
    oneAtATime('installations'),
  ],
};
