import type { V1Pod } from '@kubernetes/client-node';
import { apiGet } from './api-get.ts';
import { apply } from './apply.ts';
import { ENVIRONMENT } from './environment.ts';
import { eventually } from './eventually.ts';
import { kubectl } from './kubectl.ts';
import { must } from './must.ts';

/** A call: an admission review to an https address, a GET to others. */
export interface Call {
  readonly url: string;
  readonly bearer?: string | undefined;
}

/** Runs in the pod; trusts every certificate, because what is asked is who may call. Prints a line for each call: status, space, body. */
const SCRIPT = `
  const { get, request: plain } = require('node:http');
  const { request: secure } = require('node:https');
  const review = JSON.stringify({
    apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview',
    request: {
      uid: 'from-a-pod', operation: 'CREATE', namespace: 'x', name: 'x', dryRun: true,
      kind: { group: '', version: 'v1', kind: 'Pod' }, resource: { group: '', version: 'v1', resource: 'pods' },
      userInfo: {}, object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: { containers: [] } },
    },
  });
  const call = ({ url, bearer }) => new Promise((resolve) => {
    const https = url.startsWith('https:');
    const headers = {
      ...(bearer === undefined ? {} : { authorization: 'Bearer ' + bearer }),
      ...(https ? { 'content-type': 'application/json' } : {}),
    };
    const options = { method: https ? 'POST' : 'GET', headers, rejectUnauthorized: false };
    (https ? secure : plain)(url, options, (response) => {
      let body = '';
      response.on('data', (part) => (body += part));
      response.on('end', () => resolve(response.statusCode + ' ' + body.replaceAll('\\n', ' ')));
    }).on('error', (error) => resolve('no answer: ' + error.message)).end(https ? review : undefined);
  });
  (async () => { for (const each of JSON.parse(process.env.CALLS)) console.log(await call(each)); })();
`;

/** Sends calls from a pod, one after the other; returns what each was answered: status, space, body on one line. */
export async function callFromPod(namespace: string, calls: readonly Call[]): Promise<string[]> {
  const name = 'calls';
  const container = {
    name,
    image: `${ENVIRONMENT.registry}/base-image-operator:1.0`,
    command: ['node', '-e', SCRIPT],
    env: [{ name: 'CALLS', value: JSON.stringify(calls) }],
  };
  const spec = {
    restartPolicy: 'Never',
    terminationGracePeriodSeconds: 0,
    containers: [container],
  };
  await must(apply([{ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace }, spec }]));
  const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
  await eventually(
    () => apiGet<V1Pod>(path),
    ({ status }) => ['Succeeded', 'Failed'].includes(status?.phase ?? ''),
    { what: 'the calls' },
  );
  const said = await must(kubectl(['logs', name, '-n', namespace]));
  return said.trimEnd().split('\n');
}
