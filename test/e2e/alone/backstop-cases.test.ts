import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BaseImageTemplate } from '../../../src/api/base-image-template.ts';
import type { Decision } from '../../../src/gate/decision.ts';
import { recordedTemplate } from '../../../src/standing/recorded-template.ts';
import { rejectionOf } from '../../../src/standing/rejection-of.ts';
import type { CasePod } from '../../backstop/backstop-case.ts';
import { BACKSTOP_CASES } from '../../backstop/backstop-cases.ts';
import { casePod, caseTemplate } from '../../backstop/case-objects.ts';
import { decideCase } from '../../backstop/decide-case.ts';
import { anyPod, anyTemplate, isPlain } from '../../backstop/random-cases.ts';
import { HASH } from '../../gate/template-object.ts';
import { SAME_WORDS } from '../backstop/same-words.ts';
import type { PodOutcome } from '../backstop/try-pod.ts';
import { tryPod } from '../backstop/try-pod.ts';
import { untilKnown } from '../backstop/until-known.ts';
import { writeLabel, writeTemplate } from '../backstop/write-template.ts';
import { withNamespace } from '../support/with-namespace.ts';
import { withOperatorGone } from '../support/with-operator-gone.ts';

const kube = withOperatorGone();

describe('the cases of the native backstop', () => {
  const namespace = withNamespace('backstop-cases');
  const stored = new Map<string, BaseImageTemplate>();
  const nameOf = (index: number) => `case-${String(index)}`;

  beforeAll(async () => {
    const now = Date.now();
    await Promise.all(
      BACKSTOP_CASES.map(async (row, index) => {
        const name = nameOf(index);
        const { spec } = caseTemplate({ template: row.template }, name, now);
        const { status } = row.template(now);
        const edited = row.edited && caseTemplate(row, name, now).spec;
        const object = await writeTemplate(kube(), {
          namespace,
          name,
          spec,
          status,
          edited: edited && { ...edited, contract: undefined },
        });
        stored.set(row.reason, object);
        const { rejected } = rejectionOf(recordedTemplate(object, row.hash ?? HASH), now);
        const label = row.label === undefined ? rejected : row.label;
        if (typeof label === 'string') await writeLabel(kube(), namespace, name, label);
      }),
    );
    await untilKnown(kube(), namespace, 'last');
  });

  test.each(BACKSTOP_CASES)('$backstop: $reason', async (row) => {
    const template = stored.get(row.reason);
    const pod = casePod(row.pod ?? {}, template?.metadata.name ?? '', template?.spec.image ?? '');
    const decision = decideCase(template, pod, row.hash ?? HASH, Date.now());
    expect([decision.outcome, decision.reason]).toEqual(row.webhook);
    const seen = await tryPod(kube(), namespace, pod);
    expect(seen).toMatchObject({ outcome: row.backstop === 'Reject' ? 'Refused' : 'Admitted' });
    if (seen.outcome === 'Refused' && SAME_WORDS.includes(decision.reason))
      expect(seen.sentence).toBe(decision.message);
  });
});

describe('any template and any pod', () => {
  const namespace = withNamespace('backstop-any');
  const seed = 20261122;

  test('the policy rejects nothing that the webhook admits, and says what the webhook says', async () => {
    const now = Date.now();
    const templates = fc.sample(anyTemplate(now), { numRuns: 40, seed });
    const pods = fc.sample(anyPod, { numRuns: 16, seed });
    const stored = await Promise.all(
      templates.map(async ({ status, ...changes }, index) => {
        const name = `any-${String(index)}`;
        const { spec } = caseTemplate({ template: () => changes }, name, now);
        const edited = index % 4 === 0 ? { validation: { interval: '1h' } } : undefined;
        const object = await writeTemplate(kube(), { namespace, name, spec, status, edited });
        await writeLabel(kube(), namespace, name, 'x');
        return object;
      }),
    );
    await untilKnown(kube(), namespace, 'last');
    const faults: unknown[] = [];
    const seen = { Admitted: 0, Refused: 0, Other: 0, plain: 0 };
    const attempt = async (template: BaseImageTemplate, given: CasePod) => {
      const pod = casePod(given, template.metadata.name, '');
      const outcome = await tryPod(kube(), namespace, pod);
      const decision = decideCase(template, pod, HASH, now);
      const plain = isPlain(given, template.status);
      seen[outcome.outcome] += 1;
      seen.plain += plain ? 1 : 0;
      if (!agrees(template, outcome, decision, plain))
        faults.push({ outcome, decision, given, template });
    };
    await Promise.all(stored.flatMap((template) => pods.map((pod) => attempt(template, pod))));
    expect(faults).toEqual([]);
    // Otherwise it would show nothing.
    expect(seen).toMatchObject({ Other: 0 });
    expect(Math.min(seen.Admitted, seen.Refused, seen.plain)).toBeGreaterThan(100);
  });

  function agrees(
    template: BaseImageTemplate,
    outcome: PodOutcome,
    { outcome: decided, reason, message }: Decision,
    plain: boolean,
  ): boolean {
    const spoken = SAME_WORDS.includes(reason);
    if (outcome.outcome === 'Refused')
      return decided === 'Reject' && !(plain && spoken && outcome.sentence !== message);
    const { rejected } = rejectionOf(recordedTemplate(template, HASH), Date.now());
    const recorded = rejected !== undefined && template.metadata.generation === 1;
    return !(plain && spoken && recorded && decided === 'Reject');
  }
});
