import { describe, expect, test } from '@jest/globals';
import { CUBBI_WORKLOAD_RULES } from '../../../src/gate/cubbi/cubbi-workload-rules.ts';
import { IMAGE } from '../template-object.ts';
import { ADVISED, decidePod, podWith } from './cubbi-decision.ts';
import { cpuMs } from '../../cpu-ms.ts';

/** Milliseconds of work; what is bounded takes a few, what is not takes many seconds. */
const PATIENCE = 3000;

/** `count` containers that run the image, each with the same settings. */
function crowd(count: number, settings: object, pod: Record<string, unknown> = {}): unknown {
  const containers = Array.from({ length: count }, (_, index) => ({
    name: `c${index}`,
    image: IMAGE,
    securityContext: ADVISED,
    ...settings,
  }));
  return podWith({}, { ...pod, containers });
}

describe('what the rules for workloads cost', () => {
  test.each<{ reason: string; pod: () => unknown }>([
    {
      reason: 'words of a probe that nearly are options of bash',
      pod: () => {
        const command = ['bash', `-${'i'.repeat(16_000)}!`];
        return crowd(180, { livenessProbe: { exec: { command } } });
      },
    },
    {
      reason: 'many mounts, and many volumes with long names that differ late',
      pod: () => {
        const name = (end: number) => `${'v'.repeat(240)}${String(end).padStart(4, '0')}`;
        const volumes = Array.from({ length: 1000 }, (_, index) => ({
          name: name(index),
          secret: {},
        }));
        const volumeMounts = Array.from({ length: 10 }, () => ({
          name: name(5000),
          mountPath: '/app',
        }));
        return crowd(1000, { volumeMounts }, { volumes });
      },
    },
    {
      reason: 'words that nearly name the init script or ask for help',
      pod: () => crowd(180, { command: ['cubbi_init.p'.repeat(1300)], args: ['-'] }),
    },
    {
      reason: 'paths of nothing but slashes and dots',
      pod: () => crowd(700, { volumeMounts: [{ name: 'v', mountPath: '/./../'.repeat(680) }] }),
    },
  ])('$reason: the time is bounded', ({ pod }) => {
    const given: unknown = JSON.parse(JSON.stringify(pod()));
    expect(cpuMs(() => decidePod(given))).toBeLessThan(PATIENCE);
  });
});

describe('what the rules for workloads say', () => {
  test('fits into a warning with its fix, whatever the template is called', () => {
    const template = `BaseImageTemplate "${'t'.repeat(63)}"`;
    const faults = CUBBI_WORKLOAD_RULES.flatMap((rule) =>
      [
        { command: { words: ['x'], whole: true } },
        { args: { words: [`-h${'x'.repeat(200)}`], whole: true } },
        {
          security: {
            runAsUser: 1,
            runAsNonRoot: true,
            readOnlyRootFilesystem: true,
            added: [],
            dropped: ['ALL'],
          },
        },
        ...['/home/cubbi', '/etc', '/', '/cubbi-config/home', '/home'].map((path) => ({
          mounts: [{ index: 999, volume: 'v', path, readOnly: true }],
        })),
        {
          mounts: [
            { index: 999, volume: 'v', path: `/home/cubbi/${'x'.repeat(99)}`, readOnly: true },
          ],
        },
        { workingDir: `/home/cubbi/${'x'.repeat(99)}` },
        { execs: [{ field: 'x', words: { words: ['bash', '-i'], whole: true } }] },
      ].flatMap((settings) => {
        const pod = { security: { fsGroup: 1 } };
        const fault = rule.judge({ template, field: '', podField: '', settings, pod });
        return fault === undefined ? [] : [fault.sentence];
      }),
    );
    for (const sentence of faults)
      expect({ sentence, size: Buffer.byteLength(sentence) }).toEqual({
        sentence,
        size: Math.min(256, Buffer.byteLength(sentence)),
      });
    expect(faults.length).toBeGreaterThan(12);
  });
});
