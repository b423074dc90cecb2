/** Unit tests. The end-to-end suite has a configuration of its own. */
export default {
  extensionsToTreatAsEsm: ['.ts'],
  // Every core: by default jest leaves one out, which is half of a small machine.
  maxWorkers: '100%',
  // What is asked for is an end, not a speed: beside the clusters of hack/test these tests get little of a small machine.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' } }],
  },
  collectCoverageFrom: ['src/**/*.ts'],
};
