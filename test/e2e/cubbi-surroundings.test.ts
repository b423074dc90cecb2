import { beforeAll, describe, expect, test } from '@jest/globals';
import { apply } from './support/apply.ts';
import { cubbiTemplate } from './support/cubbi-template.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { untilSettled } from './support/until-settled.ts';
import { untilTemplate } from './support/until-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const level = 'pod-security.kubernetes.io/enforce';
const restricted = withNamespace('cubbi-restricted', { [level]: 'restricted' });
const modes = withNamespace('cubbi-modes', { [level]: 'baseline' });

/** The Valid condition once it has that reason. */
async function untilReason(namespace: string, name: string, reason: string) {
  const { conditions, template } = await untilTemplate(
    namespace,
    name,
    (seen) => seen.conditions['Valid']?.reason === reason,
    { timeoutMs: 180_000, what: reason },
  );
  return { valid: conditions['Valid'], template };
}

describe('what is around a Cubbi image is told apart from the image', () => {
  test('a namespace whose PodSecurity refuses the boot is told so, and nothing has run', async () => {
    await must(apply([cubbiTemplate(restricted, 'good-env')]));
    const { valid } = await untilReason(restricted, 'good-env', 'PodRejected');
    expect(valid).toMatchObject({ status: 'Unknown' });
    expect(valid?.message).toMatch(/restricted.*pod-security\.kubernetes\.io\/enforce: baseline/);
    const pods = await must(kubectl(['get', 'pods', '-n', restricted, '-o', 'name']));
    expect(pods.trim()).toBe('');
  });

  test('the same template is judged once the namespace allows the boot', async () => {
    await must(kubectl(['label', 'namespace', restricted, '--overwrite', `${level}=baseline`]));
    const { conditions } = await untilSettled(restricted, 'good-env', 300_000);
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
  });

  test('a template that asks for the users of the node is told to leave that', async () => {
    const spec = { validation: { pod: { hostUsers: true } } };
    await must(apply([cubbiTemplate(modes, 'good-config', {}, spec)]));
    const { valid } = await untilReason(modes, 'good-config', 'UserNamespacesUnsupported');
    expect(valid?.message).toMatch(/hostUsers/);
  });
});

describe('modes of a Cubbi template', () => {
  const { registry } = ENVIRONMENT;
  beforeAll(async () => {
    const image = `${registry}/cubbi-good-env:1.0`;
    const named = (name: string, cubbi: object, more: object = {}) =>
      cubbiTemplate(modes, name, cubbi as Record<string, unknown>, { image, ...more });
    await must(
      apply([
        named('inspected', {}, { validation: { mode: 'Inspect' } }),
        named('strict', { enforcement: 'Strict' }),
        named('other-revision', { revision: 'Config' }),
        cubbiTemplate(
          modes,
          'strict-config',
          { enforcement: 'Strict' },
          {
            image: `${registry}/cubbi-good-config:1.0`,
          },
        ),
      ]),
    );
  });

  test('Inspect reads the layers and boots nothing', async () => {
    const { conditions, template } = await untilSettled(modes, 'inspected', 300_000);
    expect(conditions).toMatchObject({
      Valid: { status: 'True' },
      Booted: { status: 'Unknown', reason: 'NotBooted' },
    });
    expect(template.status?.contract).toEqual({ detectedRevision: 'Env' });
  });

  test('Strict accepts an image that keeps every MUST', async () => {
    const { conditions, template } = await untilSettled(modes, 'strict', 300_000);
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
    expect(template.status?.contract).toEqual({ detectedRevision: 'Env' });
  });

  test('Strict asks the environment of an image that reads the configuration file', async () => {
    const { conditions } = await untilSettled(modes, 'strict-config', 300_000);
    expect(conditions['Valid']).toMatchObject({ status: 'False', reason: 'SettingIgnored' });
    expect(conditions['Valid']?.message).toMatch(/CUBBI_USER_ID/);
  });

  test('an image of another revision than the template asks for', async () => {
    const { conditions } = await untilSettled(modes, 'other-revision', 300_000);
    expect(conditions['Valid']).toMatchObject({ status: 'False' });
  });
});
