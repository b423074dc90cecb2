import { expect, test } from '@jest/globals';
import { createConnection } from '../../src/cluster/client/create-connection.ts';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import { changingTemplate } from './support/changing-template.ts';
import { untilTemplate } from './support/until-template.ts';

test('the last change of a template is seen although it comes between its reading and its watch', async () => {
  const { url, close } = await changingTemplate();
  const read = () => Promise.resolve({ headers: {}, tls: {} });
  const client = createKubeClient(createConnection({ server: url, read }), { userAgent: 'test' });
  const isValid = untilTemplate(
    'a',
    'b',
    ({ conditions }) => conditions['Valid']?.status === 'True',
    { timeoutMs: 10_000, client },
  );
  try {
    expect((await isValid).template.metadata).toMatchObject({ name: 'b', resourceVersion: '2' });
  } finally {
    close();
  }
});
