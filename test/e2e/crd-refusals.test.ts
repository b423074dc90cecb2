import { describe, expect, test } from '@jest/globals';
import { apply } from './support/apply.ts';
import { userTemplate } from './support/user-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('crd-refusals');
const good = { image: 'registry.example/node:1.0' };

type Spec = Record<string, unknown>;

const SLOT = 'spec.contract.vibedAgent.language';

/** The API server repeats the value between "Invalid value" and the sentence. */
function withoutValue(text: string): string {
  return text
    .replaceAll('\\"', '"')
    .replace(/Invalid value: ("[^"]*"|\{[^}]*\}|\d+): /, 'Invalid value: ');
}

describe('objects that the API refuses, with a field and a sentence', () => {
  test.each<[rule: string, name: string, spec: Spec, message: string]>([
    ['an image is required', 'node-24', {}, 'spec.image: Required value'],
    [
      'the repository is lower case',
      'node-24',
      { image: 'registry.example/Node:1.0' },
      'spec.image: Invalid value: must be an image reference such as registry.example/team/node:1.0; the repository is lower case, a digest is sha256: and 64 hexadecimal digits',
    ],
    [
      'a digest has 64 digits',
      'node-24',
      { image: 'registry.example/node@sha256:abc' },
      'spec.image: Invalid value: must be an image reference such as registry.example/team/node:1.0; the repository is lower case, a digest is sha256: and 64 hexadecimal digits',
    ],
    [
      'a tag or a digest is named',
      'node-24',
      { image: 'registry.example:5000/node' },
      'spec.image: Invalid value: must name a tag or a digest, for example registry.example/team/node:1.0; an untagged reference would silently mean latest',
    ],
    [
      'an image has at most 512 characters',
      'node-24',
      { image: `r.example/${'a'.repeat(512)}:1` },
      'spec.image: Too long: may not be more than 512 bytes',
    ],
    [
      'a name that is not built in needs its language',
      'ruby-34',
      good,
      `${SLOT}: Required value: the name of this template is not a built-in slot (node-24, python-313, go-123, base-al2023, static-nginx), so its language must be named`,
    ],
    [
      'a built-in slot keeps its language',
      'node-24',
      { ...good, contract: { vibedAgent: { language: 'python' } } },
      `${SLOT}: Invalid value: this built-in slot has its own language (node-24 node, python-313 python, go-123 go, base-al2023 base, static-nginx static); leave the field out or choose another name for the template`,
    ],
    [
      'a language is a lower-case word',
      'ruby-34',
      { ...good, contract: { vibedAgent: { language: 'Ruby 3' } } },
      `${SLOT}: Invalid value: must be a lower-case word such as node, of letters, digits and hyphens`,
    ],
    [
      'a contract is one of those that exist',
      'node-24',
      { ...good, contract: { type: 'Other' } },
      'spec.contract.type: Unsupported value: "Other": supported values: "VibedAgent", "Cubbi"',
    ],
    [
      'a version is one that exists',
      'node-24',
      { ...good, contract: { version: '2' } },
      'spec.contract.version: Unsupported value: "2": supported values: "1"',
    ],
    [
      'a waiver says why',
      'node-24',
      { ...good, contract: { vibedAgent: { waivers: [{ check: 'VA-016', reason: '  ' }] } } },
      'spec.contract.vibedAgent.waivers[0].reason: Invalid value: must say why the finding is accepted',
    ],
    [
      'a waiver names a check',
      'node-24',
      { ...good, contract: { vibedAgent: { waivers: [{ check: 'all', reason: 'x' }] } } },
      'spec.contract.vibedAgent.waivers[0].check: Invalid value: must be the id of a check, such as VA-016',
    ],
    [
      'a check is waived once',
      'node-24',
      {
        ...good,
        contract: {
          vibedAgent: {
            waivers: [
              { check: 'VA-016', reason: 'a' },
              { check: 'VA-016', reason: 'b' },
            ],
          },
        },
      },
      'spec.contract.vibedAgent.waivers[1]: Duplicate value: {"check":"VA-016"}',
    ],
    [
      'a waiver ends at a date',
      'node-24',
      {
        ...good,
        contract: { vibedAgent: { waivers: [{ check: 'VA-016', reason: 'a', expires: 'soon' }] } },
      },
      'spec.contract.vibedAgent.waivers[0].expires: Invalid value: "soon": spec.contract.vibedAgent.waivers[0].expires in body must be of type date-time: "soon"',
    ],
    [
      'a probe has a command',
      'node-24',
      { ...good, contract: { vibedAgent: { runtimeProbe: { command: [] } } } },
      'spec.contract.vibedAgent.runtimeProbe.command: Invalid value: 0: spec.contract.vibedAgent.runtimeProbe.command in body should have at least 1 items',
    ],
    [
      'a mode is one that exists',
      'node-24',
      { ...good, admission: { mode: 'Off' } },
      'spec.admission.mode: Unsupported value: "Off": supported values: "Enforce", "Warn", "Audit"',
    ],
    [
      'whenUnknown is one that exists',
      'node-24',
      { ...good, admission: { whenUnknown: 'No' } },
      'spec.admission.whenUnknown: Unsupported value: "No": supported values: "Allow", "Warn", "Deny"',
    ],
    [
      'references is one that exists',
      'node-24',
      { ...good, admission: { references: 'Tag' } },
      'spec.admission.references: Unsupported value: "Tag": supported values: "Any", "DigestOnly"',
    ],
    [
      'a grace is a duration',
      'node-24',
      { ...good, admission: { unknownGrace: 'soon' } },
      'spec.admission.unknownGrace: Invalid value: must be a duration such as 90s, 10m or 1h30m',
    ],
    [
      'a grace has an end',
      'node-24',
      { ...good, admission: { unknownGrace: '169h' } },
      'spec.admission.unknownGrace: Invalid value: must be at most 168h',
    ],
    [
      'a validation mode is one that exists',
      'node-24',
      { ...good, validation: { mode: 'Skip' } },
      'spec.validation.mode: Unsupported value: "Skip": supported values: "Boot", "Inspect", "Off"',
    ],
    [
      'an interval is a duration',
      'node-24',
      { ...good, validation: { interval: '10' } },
      'spec.validation.interval: Invalid value: must be a duration such as 90s, 10m or 1h30m',
    ],
    [
      'an interval is not a flood',
      'node-24',
      { ...good, validation: { interval: '5s' } },
      'spec.validation.interval: Invalid value: must be 0s (never) or between 30s and 168h',
    ],
    [
      'a start timeout is in range',
      'node-24',
      { ...good, validation: { startTimeout: '2h' } },
      'spec.validation.startTimeout: Invalid value: must be between 10s and 1h',
    ],
    [
      'a timeout is in range',
      'node-24',
      { ...good, validation: { timeout: '1s' } },
      'spec.validation.timeout: Invalid value: must be between 5s and 15m',
    ],
    [
      'a platform is one of Linux',
      'node-24',
      { ...good, validation: { platforms: ['windows/amd64'] } },
      'spec.validation.platforms[0]: Invalid value: must be a Linux platform such as linux/amd64 or linux/arm64/v8',
    ],
    [
      'a quantity is one',
      'node-24',
      { ...good, validation: { pod: { resources: { limits: { memory: 'much' } } } } },
      'spec.validation.pod.resources.limits.memory: Invalid value: must be a quantity above zero, such as 500m or 256Mi',
    ],
    [
      'a RuntimeClass has the name of one',
      'node-24',
      { ...good, validation: { pod: { runtimeClassName: 'Kata Qemu' } } },
      'spec.validation.pod.runtimeClassName: Invalid value: must be the name of a RuntimeClass: lower-case letters, digits, - and .',
    ],
    [
      'a toleration compares as pods do',
      'node-24',
      { ...good, validation: { pod: { tolerations: [{ key: 'a', operator: 'In' }] } } },
      'spec.validation.pod.tolerations[0].operator: Unsupported value: "In": supported values: "Exists", "Equal"',
    ],
    [
      'a toleration has an effect of taints',
      'node-24',
      { ...good, validation: { pod: { tolerations: [{ key: 'a', effect: 'Never' }] } } },
      'spec.validation.pod.tolerations[0].effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
    ],
    [
      'a pull secret has the name of a Secret',
      'node-24',
      { ...good, imagePullSecrets: [{ name: 'My Secret' }] },
      'spec.imagePullSecrets[0].name: Invalid value: must be the name of a Secret in this namespace: lower-case letters, digits, - and .',
    ],
  ])('%s', async (_rule, name, spec, message) => {
    const outcome = await apply([userTemplate(namespace, name, spec)], ['--dry-run=server']);
    expect(outcome.code).not.toBe(0);
    expect(withoutValue(outcome.stderr)).toContain(withoutValue(message));
  });

  test('a slot is a label value, so its name has at most 63 characters', async () => {
    const name = `a${'b'.repeat(63)}`;
    const spec = { ...good, contract: { vibedAgent: { language: 'ruby' } } };
    const outcome = await apply([userTemplate(namespace, name, spec)], ['--dry-run=server']);
    expect(outcome.stderr).toContain(
      'metadata.name is the slot and ends up in a label, it must have at most 63 characters',
    );
  });

  test('fields that do not exist are named', async () => {
    const outcome = await apply(
      [userTemplate(namespace, 'node-24', { ...good, imagee: 'x' })],
      ['--dry-run=server'],
    );
    expect(outcome.stderr).toContain('unknown field "spec.imagee"');
  });
});
