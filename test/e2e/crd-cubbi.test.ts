import { describe, expect, test } from '@jest/globals';
import type { BaseImageTemplate } from '../../src/api/base-image-template.ts';
import { CUBBI_DEFAULTS } from '../../src/contract/cubbi/cubbi-defaults.ts';
import { apply } from './support/apply.ts';
import { kubectl } from './support/kubectl.ts';
import { kubectlJson } from './support/kubectl-json.ts';
import { userTemplate } from './support/user-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('crd-cubbi');
const IMAGE = 'registry.example/cubbi-goose:1.0';
const FIELD = 'spec.contract.cubbi';

type Contract = Record<string, unknown>;

/** A template of type Cubbi; the name of a slot that is not built in needs no language there. */
function cubbi(terms?: Contract, contract: Contract = {}): object {
  const member = terms === undefined ? {} : { cubbi: terms };
  const spec = { image: IMAGE, contract: { type: 'Cubbi', ...member, ...contract } };
  return userTemplate(namespace, 'goose', spec);
}

const waiver = (check: string) => ({ check, reason: 'known upstream' });
const names = (...all: string[]) => ({ environment: all.map((name) => ({ name })) });
const many = (count: number) => Array.from({ length: count }, (_, index) => `X${index}`);

describe('templates of type Cubbi that the API accepts', () => {
  test.each<[reason: string, object: object]>([
    ['the type is enough', cubbi()],
    ['an empty member is one of defaults', cubbi({})],
    ['a fixed revision, judged strictly', cubbi({ revision: 'Env', enforcement: 'Strict' })],
    ['variables, at most 64', cubbi(names(...many(64)))],
    ['a check of the tool', cubbi({ toolCheck: { command: ['goose', '--version'] } })],
    ['a waiver', cubbi({ waivers: [{ ...waiver('CB-112'), expires: '2027-01-31T00:00:00Z' }] })],
    [
      'an empty member of the other contract, as the API server itself fills in',
      cubbi({}, { vibedAgent: {} }),
    ],
    [
      'a built-in slot may be of another contract',
      userTemplate(namespace, 'node-24', { image: IMAGE, contract: { type: 'Cubbi' } }),
    ],
  ])('%s', async (_reason, object) => {
    expect(await apply([object], ['--dry-run=server'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('the defaults of the API are those of the contract', async () => {
    await apply([cubbi({})]);
    const created = await kubectlJson<BaseImageTemplate>(['get', 'bit', 'goose', '-n', namespace]);
    expect(created.spec.contract).toEqual({
      type: 'Cubbi',
      version: '1',
      vibedAgent: { waivers: [] },
      cubbi: CUBBI_DEFAULTS,
    });
  });

  test('a status may tell the revision, and findings of every severity', async () => {
    const finding = (severity: string) => ({
      check: 'CB-131',
      severity,
      outcome: 'Failed',
      reason: 'NotRecommended',
      message: 'm',
    });
    const status = {
      contract: { detectedRevision: 'Config', release: 'v0.5.0' },
      findings: ['Error', 'Warning', 'Info'].map(finding),
    };
    const patch = (body: object) =>
      kubectl([
        ...['patch', 'bit', 'goose', '-n', namespace, '--subresource=status', '--type=merge'],
        ...['--dry-run=server', '-o', 'json', '-p', JSON.stringify({ status: body })],
      ]);
    const { stdout } = await patch(status);
    expect(JSON.parse(stdout)).toMatchObject({ status });
    const refused = await patch({ findings: [finding('Fatal')] });
    expect(refused.stderr).toContain('supported values: "Error", "Warning", "Info"');
  });
});

describe('templates of type Cubbi that the API refuses, with a field and a sentence', () => {
  test.each<[rule: string, object: object, message: string]>([
    [
      'the member needs its type',
      cubbi({}, { type: 'VibedAgent' }),
      'cubbi is set and type is not Cubbi; set type to Cubbi, or remove cubbi',
    ],
    [
      'also where the type is left to its default',
      userTemplate(namespace, 'node-24', { image: IMAGE, contract: { cubbi: {} } }),
      'cubbi is set and type is not Cubbi; set type to Cubbi, or remove cubbi',
    ],
    [
      'a language belongs to the other contract',
      cubbi({}, { vibedAgent: { language: 'node' } }),
      'vibedAgent is set and type is Cubbi; remove vibedAgent, or set type to VibedAgent',
    ],
    [
      'so does a runtime probe',
      cubbi(undefined, { vibedAgent: { runtimeProbe: { command: ['node'] } } }),
      'vibedAgent is set and type is Cubbi; remove vibedAgent, or set type to VibedAgent',
    ],
    [
      'so do its waivers',
      cubbi({}, { vibedAgent: { waivers: [waiver('VA-016')] } }),
      'vibedAgent is set and type is Cubbi; remove vibedAgent, or set type to VibedAgent',
    ],
    [
      'a revision is one that exists',
      cubbi({ revision: 'env' }),
      `${FIELD}.revision: Unsupported value: "env": supported values: "Auto", "Env", "Config"`,
    ],
    [
      'an enforcement is one that exists',
      cubbi({ enforcement: 'Lax' }),
      `${FIELD}.enforcement: Unsupported value: "Lax": supported values: "Pragmatic", "Strict"`,
    ],
    [
      'a variable has the name of one',
      cubbi(names('MY-KEY')),
      'must be the name of an environment variable, of letters, digits and underscores',
    ],
    [
      'a variable is one that the boot does not set itself',
      cubbi(names('CUBBI_USER_ID')),
      'CUBBI_*, MCP_*, LD_*, PYTHON*, BASH_*, ENV, HOME, IFS and PATH are set by the boot itself or not at all; choose another variable',
    ],
    ['MCP_* neither', cubbi(names('MCP_COUNT')), 'choose another variable'],
    ['LD_* neither', cubbi(names('LD_PRELOAD')), 'choose another variable'],
    ['HOME would break the boot', cubbi(names('HOME')), 'choose another variable'],
    ['PATH neither', cubbi(names('PATH')), 'choose another variable'],
    ['a variable is named once', cubbi(names('A', 'A')), 'Duplicate value: {"name":"A"}'],
    ['variables are few', cubbi(names(...many(65))), `${FIELD}.environment: Too many: 65`],
    [
      'the name of a variable is short',
      cubbi(names('A'.repeat(129))),
      `${FIELD}.environment[0].name: Too long`,
    ],
    [
      'a variable never has a value here',
      cubbi({ environment: [{ name: 'OPENAI_API_KEY', value: 'secret' }] }),
      `unknown field "${FIELD}.environment[0].value"`,
    ],
    [
      'a check of the tool has a command',
      cubbi({ toolCheck: {} }),
      `${FIELD}.toolCheck.command: Required value`,
    ],
    [
      'which is not empty',
      cubbi({ toolCheck: { command: [] } }),
      `${FIELD}.toolCheck.command in body should have at least 1 items`,
    ],
    [
      'nor long',
      cubbi({ toolCheck: { command: many(17) } }),
      `${FIELD}.toolCheck.command: Too many: 17`,
    ],
    [
      'a waiver names a check of the contract',
      cubbi({ waivers: [waiver('VA-016')] }),
      'must be the id of a check, such as CB-112',
    ],
    [
      'a waiver says why',
      cubbi({ waivers: [{ check: 'CB-112', reason: ' ' }] }),
      'must say why the finding is accepted',
    ],
  ])('%s', async (_rule, object, message) => {
    const outcome = await apply([object], ['--dry-run=server']);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr.replaceAll('\\"', '"')).toContain(message);
  });
});
