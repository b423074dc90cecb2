import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../src/gate/decide.ts';
import type { Given } from './decision-input.ts';
import { NOW, decisionInput, invalid, unknown, valid } from './decision-input.ts';
import { DIGESTS, IMAGE, SENTENCE } from './template-object.ts';
import type { TemplateChanges } from './template-object.ts';

const FIELD = 'metadata.labels[vibed.dev/template]';

describe('decide: messages', () => {
  test.each<{ reason: string; given: Given; want: string }>([
    {
      reason: "Invalid: the condition's own sentence",
      given: { template: invalid },
      want: `${FIELD}: BaseImageTemplate "node-24" is invalid: ${SENTENCE}`,
    },
    {
      reason: 'the field is where the workload keeps it',
      given: { template: invalid, reference: { path: 'spec.template.' } },
      want: `spec.template.${FIELD}: BaseImageTemplate "node-24" is invalid: ${SENTENCE}`,
    },
    {
      reason: 'closed',
      given: { template: { enabled: false } },
      want: `${FIELD}: BaseImageTemplate "node-24" is closed; use another template, or set its spec.enabled to true`,
    },
    {
      reason: 'ImageMismatch',
      given: { template: valid, image: 'busybox' },
      want: `spec.containers: no container runs the image of BaseImageTemplate "node-24"; set the image of one to "${IMAGE}", or to a digest that was judged for it`,
    },
    {
      reason: 'the container of the annotation',
      given: { template: valid, image: 'busybox', reference: { chosen: 'app' } },
      want: `spec.containers: container "app" does not run the image of BaseImageTemplate "node-24"; set its image to "${IMAGE}", or to a digest that was judged for it`,
    },
    {
      reason: 'no container of that name',
      given: { template: valid, reference: { chosen: 'x\n"y' } },
      want: `metadata.annotations[vibed.dev/template-container]: there is no container "x 'y"; name the one that runs the image of BaseImageTemplate "node-24", or remove the annotation`,
    },
    {
      reason: 'DigestOnly says which digest',
      given: { template: { ...valid, admission: { references: 'DigestOnly' } } },
      want: `spec.containers: BaseImageTemplate "node-24" takes images by digest only (spec.admission.references: DigestOnly); set the image to ${IMAGE}@${DIGESTS.index}`,
    },
    {
      reason: 'DigestOnly before anything is judged',
      given: { template: { admission: { references: 'DigestOnly' } } },
      want: `spec.containers: BaseImageTemplate "node-24" takes images by digest only (spec.admission.references: DigestOnly); set the image to a digest that was judged for it`,
    },
    {
      reason: 'Unknown before the controller said anything',
      given: { template: { admission: { whenUnknown: 'Deny' } } },
      want: `${FIELD}: BaseImageTemplate "node-24" has no verdict (spec.admission.whenUnknown: Deny): nothing is proven about "${IMAGE}" yet; see kubectl get baseimagetemplate node-24, then try again`,
    },
    {
      reason: "Unknown in the condition's own words",
      given: { template: { ...unknown, admission: { whenUnknown: 'Deny' } } },
      want: `${FIELD}: BaseImageTemplate "node-24" has no verdict (spec.admission.whenUnknown: Deny): ${SENTENCE}`,
    },
    {
      reason: 'Unknown after the grace',
      given: { template: { admission: { unknownGrace: '1s' } } },
      want: `${FIELD}: BaseImageTemplate "node-24" has no verdict (spec.admission.unknownGrace is over): nothing is proven about "${IMAGE}" yet; see kubectl get baseimagetemplate node-24, then try again`,
    },
    {
      reason: 'missing',
      given: { template: 'Missing' },
      want: `${FIELD}: BaseImageTemplate "node-24" does not exist in namespace "apps"; create it there, or correct the label`,
    },
    {
      reason: 'an empty label',
      given: { template: 'Missing', reference: { template: '' } },
      want: `${FIELD}: the label is empty; set it to the name of a BaseImageTemplate, or remove it`,
    },
    {
      reason: 'could not be asked',
      given: { template: 'Unread' },
      want: `${FIELD}: BaseImageTemplate "node-24" in namespace "apps" could not be read from the API server; try again`,
    },
    {
      reason: "a claim's way is named",
      given: { template: invalid, via: 'VIA ', reference: { path: 'spec.podTemplate.' } },
      want: `VIA spec.podTemplate.${FIELD}: BaseImageTemplate "node-24" is invalid: ${SENTENCE}`,
    },
  ])('$reason', ({ given, want }) => {
    expect(decide(decisionInput(given)).message).toBe(want);
  });

  test('a warning that is too long drops the field before it drops the fix', () => {
    const { message, warning } = decide(
      decisionInput({ template: 'Missing', reference: { path: 'spec.'.repeat(40) } }),
    );
    expect(message.length).toBeGreaterThan(256);
    expect(warning).toBe(
      'BaseImageTemplate "node-24" does not exist in namespace "apps"; create it there, or correct the label',
    );
  });
});

const anyReference = fc.record({
  type: fc.constant('Pod' as const),
  template: fc.string(),
  path: fc.constantFrom('', 'spec.template.'),
  chosen: fc.option(fc.string(), { nil: undefined }),
  containers: fc.array(fc.record({ container: fc.string(), image: fc.string({ unit: 'binary' }) })),
});
const anyTemplate = fc.constantFrom<TemplateChanges>(
  {},
  valid,
  invalid,
  unknown,
  { enabled: false },
  { validation: { mode: 'Off' } },
  { ...valid, admission: { references: 'DigestOnly' } },
);

describe('decide: properties', () => {
  test('one line, bounded warning, the same bytes every time, whatever the workload carries', () => {
    fc.assert(
      fc.property(anyReference, anyTemplate, (reference, template) => {
        const decision = decide(decisionInput({ template, reference }));
        expect(decide(decisionInput({ template, reference }))).toEqual(decision);
        // eslint-disable-next-line no-control-regex -- control characters are what it looks for
        expect(decision.message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
        expect(Buffer.byteLength(decision.warning)).toBeLessThanOrEqual(256);
        expect(decision.message === '').toBe(['Valid', 'ValidationOff'].includes(decision.reason));
      }),
    );
  });

  test('time and the order of digests change no byte of a message', () => {
    const given = decisionInput({ template: { ...unknown, admission: { whenUnknown: 'Deny' } } });
    fc.assert(
      fc.property(fc.nat(), (later) => {
        expect(decide({ ...given, now: NOW + later })).toEqual(decide(given));
      }),
    );
  });

  test('a Valid template with its own image is admitted, whatever runs beside it', () => {
    const sidecars = fc.array(fc.record({ container: fc.string(), image: fc.string() }));
    fc.assert(
      fc.property(sidecars, sidecars, (before, after) => {
        const containers = [...before, { container: 'app', image: IMAGE }, ...after];
        expect(decide(decisionInput({ template: valid, reference: { containers } })).outcome).toBe(
          'Admit',
        );
      }),
    );
  });
});
