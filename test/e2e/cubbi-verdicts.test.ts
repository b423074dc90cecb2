import { beforeAll, describe, expect, test } from '@jest/globals';
import { appliedAhead } from './support/applied-ahead.ts';
import { apply } from './support/apply.ts';
import { CUBBI_FIXTURES, OWN_SCRIPTS } from './support/cubbi-fixtures.ts';
import { cubbiTemplate } from './support/cubbi-template.ts';
import { must } from './support/must.ts';
import type { Seen } from './support/to-seen.ts';
import { untilTemplate } from './support/until-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('cubbi', { 'pod-security.kubernetes.io/enforce': 'baseline' });

const templates = CUBBI_FIXTURES.map(({ image, timeout = '60s' }) =>
  cubbiTemplate(namespace, image, {}, { validation: { timeout } }),
);
// Those that run out of their time do so while the others boot.
const isHanging = (index: number) => CUBBI_FIXTURES[index]?.timeout !== undefined;
const reach = appliedAhead(templates.filter((_, index) => !isHanging(index)));

beforeAll(async () => {
  await must(apply(templates.filter((_, index) => isHanging(index))));
});

/** The template once its boots are over: what the registry shows may make it Invalid long before. */
function untilBooted(image: string): Promise<Seen> {
  return untilTemplate(
    namespace,
    image,
    ({ template, conditions }) =>
      template.status?.lastValidation?.finishedAt !== undefined &&
      ['True', 'False'].includes(conditions['Valid']?.status ?? ''),
    { timeoutMs: 170_000, what: 'booted' },
  );
}

describe('a Cubbi image is booted, and told exactly what is wrong with it', () => {
  test.each(CUBBI_FIXTURES)('$image: $about', async (fixture) => {
    const { image, errors, warnings, says } = fixture;
    await reach(CUBBI_FIXTURES.indexOf(fixture));
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
