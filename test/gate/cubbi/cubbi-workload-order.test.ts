import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../src/gate/decide.ts';
import type { Decision } from '../../../src/gate/decision.ts';
import { WORKLOAD_RULES } from '../../../src/gate/workload-rules.ts';
import { IMAGE, statusOf } from '../template-object.ts';
import type { TemplateChanges } from '../template-object.ts';
import { decidePod, inputFor, podWith } from './cubbi-decision.ts';

const BROKEN = { command: ['sleep', '1'], securityContext: { readOnlyRootFilesystem: true } };

describe('the place of the rules for workloads in the decision', () => {
  test.each<{ reason: string; pod?: unknown; template: TemplateChanges; want: Partial<Decision> }>([
    { reason: 'closed comes first', template: { enabled: false }, want: { reason: 'SlotClosed' } },
    {
      reason: 'so does a foreign image',
      pod: podWith({ ...BROKEN, image: 'busybox' }),
      template: {},
      want: { reason: 'ImageMismatch' },
    },
    {
      reason: 'so does a tag under DigestOnly',
      template: { admission: { references: 'DigestOnly' } },
      want: { reason: 'DigestRequired' },
    },
    {
      reason: 'so does the verdict',
      template: { status: statusOf('False') },
      want: { reason: 'Invalid' },
    },
    {
      reason: 'a template whose validation is off admits every reference',
      template: { validation: { mode: 'Off' } },
      want: { outcome: 'Admit', reason: 'ValidationOff', message: '' },
    },
    {
      reason: 'a Valid image is no use where its init script cannot run',
      template: {},
      want: { outcome: 'Reject', reason: 'WorkloadBypassesInit' },
    },
    {
      reason: 'nor is one without a verdict',
      template: { status: statusOf('Unknown'), admission: { whenUnknown: 'Warn' } },
      want: { outcome: 'Reject', reason: 'WorkloadBypassesInit' },
    },
    {
      reason: 'under Warn it is a warning',
      template: { admission: { mode: 'Warn' } },
      want: { outcome: 'Warn', reason: 'WorkloadBypassesInit' },
    },
    {
      reason: 'under Audit it is an annotation',
      template: { admission: { mode: 'Audit' } },
      want: { outcome: 'Audit', reason: 'WorkloadBypassesInit' },
    },
    {
      reason: 'of the rules the first one is told',
      pod: podWith({ ...BROKEN, command: [] }),
      template: {},
      want: { outcome: 'Reject', reason: 'WorkloadBreaksInit' },
    },
  ])('$reason', ({ pod = podWith(BROKEN), template, want }) => {
    expect(decidePod(pod, template)).toMatchObject(want);
  });

  test('only containers that run the image are looked at, and the annotation says which', () => {
    const containers = [
      { name: 'sidecar', image: 'envoy', ...BROKEN },
      { name: 'app', image: IMAGE, securityContext: { allowPrivilegeEscalation: false } },
      { name: 'helper', image: IMAGE, ...BROKEN },
    ];
    const initContainers = [{ name: 'init', image: IMAGE, ...BROKEN }];
    expect(decidePod(podWith({}, { containers, initContainers })).message).toContain(
      'spec.containers[2].command: ',
    );
    const chosen = {
      ...(podWith({}, { containers, initContainers }) as object),
      metadata: {
        labels: { 'vibed.dev/template': 'goose' },
        annotations: { 'vibed.dev/template-container': 'app' },
      },
    };
    expect(decidePod(chosen)).toMatchObject({ outcome: 'Admit', reason: 'Valid' });
  });

  test('the field is where the workload keeps it', () => {
    const input = inputFor(podWith(BROKEN), {}, 'Cubbi', { via: 'VIA ' });
    const reference = { ...input.reference, path: 'spec.podTemplate.' };
    expect(decide({ ...input, reference }).message).toMatch(
      /^VIA spec\.podTemplate\.spec\.containers\[0\]\.command: /,
    );
  });

  test('every rule that rejects stands before those that warn', () => {
    const effects = WORKLOAD_RULES.Cubbi.map(({ effect }) => effect);
    expect(effects.lastIndexOf('Reject')).toBeLessThan(effects.indexOf('Warn'));
  });
});

/** Pods as a custom resource may carry them: fields of the right name with anything in them. */
const word = fc.oneof(
  fc.constantFrom('-h', '--help', '--', 'sh', '/cubbi/cubbi_init.py', 'bash', '-i'),
  fc.string({ unit: 'binary' }),
);
const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant(undefined));
const orNonsense = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: value }, anything);
const securityContext = orNonsense(
  fc.record(
    {
      runAsUser: orNonsense(fc.nat(2)),
      runAsNonRoot: orNonsense(fc.boolean()),
      fsGroup: orNonsense(fc.nat()),
      privileged: orNonsense(fc.boolean()),
      allowPrivilegeEscalation: orNonsense(fc.boolean()),
      readOnlyRootFilesystem: orNonsense(fc.boolean()),
      capabilities: orNonsense(
        fc.record({
          add: orNonsense(fc.array(orNonsense(fc.constantFrom('ALL', 'CHOWN', 'setuid')))),
          drop: orNonsense(fc.array(orNonsense(fc.constantFrom('ALL', 'CHOWN', 'setuid')))),
        }),
      ),
    },
    { requiredKeys: [] },
  ),
);
const path = fc.constantFrom(
  ...['/', '/etc', '/cubbi', '/home', '/home/cubbi', '/home/cubbi/x', '/app', '/x/..', 'app'],
);
const settings = fc.record(
  {
    command: orNonsense(fc.array(orNonsense(word))),
    args: orNonsense(fc.array(orNonsense(word))),
    workingDir: orNonsense(path),
    securityContext,
    volumeMounts: orNonsense(
      fc.array(
        orNonsense(
          fc.record({
            name: orNonsense(fc.constant('v')),
            mountPath: orNonsense(path),
            readOnly: orNonsense(fc.boolean()),
          }),
        ),
      ),
    ),
    livenessProbe: orNonsense(
      fc.record({ exec: orNonsense(fc.record({ command: orNonsense(fc.array(word)) })) }),
    ),
    lifecycle: anything,
  },
  { requiredKeys: [] },
);
const podSettings = fc.record(
  {
    securityContext,
    volumes: orNonsense(fc.array(orNonsense(fc.record({ name: word, configMap: anything })))),
  },
  { requiredKeys: [] },
);
const verdict = fc.constantFrom('True', 'False', 'Unknown');

describe('the rules for workloads: properties', () => {
  test('a decision for a VibedAgent template does not depend on how a container is run', () => {
    fc.assert(
      fc.property(settings, podSettings, verdict, (container, pod, standing) => {
        const template = { status: statusOf(standing) };
        const plain = podWith({ securityContext: undefined });
        expect(decide(inputFor(podWith(container, pod), template, 'VibedAgent'))).toEqual(
          decide(inputFor(plain, template, 'VibedAgent')),
        );
      }),
    );
  });

  test('whatever a pod carries: never throws, one line, bounded, the same bytes every time', () => {
    fc.assert(
      fc.property(settings, podSettings, verdict, (container, pod, standing) => {
        const given = podWith(container, pod);
        const decision = decidePod(given, { status: statusOf(standing) });
        expect(decidePod(given, { status: statusOf(standing) })).toEqual(decision);
        const { message, warning, also = [] } = decision;
        // eslint-disable-next-line no-control-regex -- control characters are what it looks for
        expect(message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
        for (const text of [warning, ...also])
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(256);
        expect(also.length).toBeLessThan(8);
      }),
    );
  });

  test('what is only advised never rejects', () => {
    fc.assert(
      fc.property(settings, podSettings, (container, pod) => {
        const { outcome, reason } = decidePod(podWith(container, pod));
        expect(outcome === 'Reject').toBe(
          reason === 'WorkloadBypassesInit' || reason === 'WorkloadBreaksInit',
        );
      }),
    );
  });
});
