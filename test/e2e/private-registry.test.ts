import { beforeAll, describe, expect, test } from '@jest/globals';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { must } from './support/must.ts';
import { nodeTemplate } from './support/node-template.ts';
import { pullSecret } from './support/pull-secret.ts';
import { untilSettled } from './support/until-settled.ts';
import { untilTemplate } from './support/until-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('private');
const { username, password } = ENVIRONMENT;

describe.each([
  ['Basic', ENVIRONMENT.registryBasic],
  ['token', ENVIRONMENT.registryToken],
])('a registry behind %s authentication', (kind, registry) => {
  const id = kind.toLowerCase();
  const spec = (secret?: string) => ({
    image: `${registry}/node-24-good:1.0`,
    ...(secret === undefined ? {} : { imagePullSecrets: [{ name: secret }] }),
  });

  beforeAll(async () => {
    await must(
      apply([
        pullSecret(namespace, `${id}-right`, { registry, username, password }),
        pullSecret(namespace, `${id}-wrong`, { registry, username, password: 'nonsense' }),
        nodeTemplate(namespace, `${id}-right`, spec(`${id}-right`)),
        nodeTemplate(namespace, `${id}-wrong`, spec(`${id}-wrong`)),
        nodeTemplate(namespace, `${id}-none`, spec()),
        nodeTemplate(namespace, `${id}-absent`, spec(`${id}-absent`)),
      ]),
    );
  });

  test('with the right secret the image is validated', async () => {
    const { conditions } = await untilSettled(namespace, `${id}-right`);
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
  });

  test.each([
    ['a wrong secret', `${id}-wrong`, 'ImagePullUnauthorized'],
    ['no secret', `${id}-none`, 'ImagePullUnauthorized'],
    ['a secret that does not exist', `${id}-absent`, 'PullSecretMissing'],
  ])('with %s nothing is said against the image', async (_what, name, reason) => {
    const seen = await untilTemplate(
      namespace,
      name,
      ({ conditions }) => conditions['Valid']?.reason === reason,
      { what: reason },
    );
    expect(seen.conditions).toMatchObject({
      Valid: { status: 'Unknown', reason },
      Ready: { status: 'Unknown' },
    });
    expect(seen.conditions['Valid']?.message).toMatch(/spec\.imagePullSecrets/);
    expect(seen.conditions['Valid']?.message).not.toContain('nonsense');
  });

  test('when the missing secret comes, the image is validated without anybody asking', async () => {
    await must(apply([pullSecret(namespace, `${id}-absent`, { registry, username, password })]));
    const { conditions } = await untilSettled(namespace, `${id}-absent`);
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
  });

  test('when the wrong secret is put right, so is the verdict', async () => {
    await must(apply([pullSecret(namespace, `${id}-wrong`, { registry, username, password })]));
    const { conditions } = await untilSettled(namespace, `${id}-wrong`);
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
  });
});
