import { beforeAll, describe, expect, test } from '@jest/globals';
import { apply } from './support/apply.ts';
import { CUBBI_FIXTURES, OWN_SCRIPTS } from './support/cubbi-fixtures.ts';
import { cubbiTemplate } from './support/cubbi-template.ts';
import { eventually } from './support/eventually.ts';
import { must } from './support/must.ts';
import { templateStatus } from './support/template-status.ts';
import type { Seen } from './support/template-status.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('cubbi', { 'pod-security.kubernetes.io/enforce': 'baseline' });

beforeAll(async () => {
  await must(
    apply(
      CUBBI_FIXTURES.map(({ image, timeout = '60s' }) =>
        cubbiTemplate(namespace, image, {}, { validation: { timeout } }),
      ),
    ),
  );
});

/** The template once its boots are over: what the registry shows may make it Invalid long before. */
function untilBooted(image: string): Promise<Seen> {
  return eventually(
    () => templateStatus(namespace, image),
    ({ template, conditions }) =>
      template.status?.lastValidation?.finishedAt !== undefined &&
      ['True', 'False'].includes(conditions['Valid']?.status ?? ''),
    { timeoutMs: 170_000, what: `${namespace}/${image} booted` },
  );
}

describe('a Cubbi image is booted, and told exactly what is wrong with it', () => {
  test.each(CUBBI_FIXTURES)('$image: $about', async ({ image, errors, warnings, says }) => {
    const { template, conditions } = await untilBooted(image);
    const findings = template.status?.findings ?? [];
    const of = (wanted: string) => [
      ...new Set(
        findings
          .filter(({ severity, outcome }) => severity === wanted && outcome === 'Failed')
          .map(({ check }) => check)
          .filter((check) => !OWN_SCRIPTS.includes(check)),
      ),
    ];
    expect({
      errors: of('Error'),
      warnings: of('Warning'),
      unknown: findings.filter(({ outcome }) => outcome === 'Unknown'),
    }).toEqual({ errors, warnings, unknown: [] });
    expect(conditions['Valid']).toMatchObject({ status: errors.length === 0 ? 'True' : 'False' });
    expect(conditions['Valid']?.message).toMatch(says);
    for (const { message, fix } of findings) {
      expect(message).not.toMatch(/CNRY/);
      expect(fix).toBeTruthy();
    }
  });
});
