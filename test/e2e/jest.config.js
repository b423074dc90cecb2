import base from '../../jest.config.js';

/** The end-to-end suite, against the cluster that KUBECONFIG names. `hack/e2e` prepares one and runs it. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 180_000,
  // Scenarios stop parts of the cluster and restart the operator: one at a time.
  maxWorkers: 1,
};
