/** Unit tests. The end-to-end suite and the benches have configurations of their own. */
export default {
  extensionsToTreatAsEsm: ['.ts'],
  // Every core: by default jest leaves one out, which is half of a small machine.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/bench/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' } }],
  },
  collectCoverageFrom: ['src/**/*.ts'],
};
