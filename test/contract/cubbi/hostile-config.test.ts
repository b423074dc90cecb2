import { describe, expect, test } from '@jest/globals';
import { CUBBI_CHECKS } from '../../../src/contract/cubbi/cubbi-checks.ts';
import { cubbiTerms, goodEvidence } from './good-cubbi.ts';
import { cpuMs } from '../../cpu-ms.ts';

/** What is read of a text of an image's configuration, at most. */
const LONGEST = 64 * 1024;
/** Milliseconds of work; what is bounded takes a few, what is not takes seconds. */
const PATIENCE = 1000;

describe('the checks of the Cubbi contract, of a configuration with endless texts', () => {
  test.each(['/', './', ':', '-', '=', 'A', 'a1', ' ', '"', "'", '%', '$', '0', '.', '\\'])(
    'of %j: their time is bounded',
    (unit) => {
      const text = `${unit.repeat(LONGEST / unit.length - 1)}!`;
      const evidence = goodEvidence('Env');
      if (!evidence.config.known) throw new Error('Expected a configuration');
      const value = {
        ...evidence.config.value,
        user: text,
        workingDir: text,
        env: { PATH: text, API_KEY: text, [text]: text },
        entrypoint: ['env', '-S', text, text],
        cmd: [text],
        volumes: [text],
        exposedPorts: [text],
        labels: { [text]: text },
        history: [text],
      };
      const given = { ...evidence, config: { known: true, value } } as const;
      const work = cpuMs(() => {
        for (const check of CUBBI_CHECKS) check.run({ terms: cubbiTerms(), evidence: given });
      });
      expect(work).toBeLessThan(PATIENCE);
    },
  );
});
