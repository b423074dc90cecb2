import { afterEach, describe, expect, test } from '@jest/globals';
import { ENVIRONMENT } from '../support/environment.ts';
import { run } from '../support/run.ts';

const OPERATOR = 'charts/base-image-operator';

describe('the operator', () => {
  afterEach(async () => {
    await run('helm', [
      'rollback',
      'base-image-operator',
      '--namespace',
      ENVIRONMENT.operatorNamespace,
      '--wait',
    ]);
  });

  test('can be upgraded by Helm 4 while workloads are judged', async () => {
    const outcome = await run('helm', [
      'upgrade',
      'base-image-operator',
      OPERATOR,
      '--namespace',
      ENVIRONMENT.operatorNamespace,
      '--reuse-values',
      '--set',
      'logLevel=debug',
      '--wait',
      '--timeout',
      '120s',
    ]);
    expect(outcome).toMatchObject({ code: 0 });
  });
});
