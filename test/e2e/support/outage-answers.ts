import { IMAGE } from '../../gate/template-object.ts';
import { smallPod } from '../backstop/small-pod.ts';
import { AGENT_SANDBOX } from './agent-sandbox.ts';
import type { KubeApi } from './kube-api.ts';
import { WORKLOADS } from './workloads.ts';

/** What the API server made of a request. */
export type Answer = 'Admitted' | 'Policy' | 'Webhook' | 'NoAnswer';

/** What it makes of what uses a template, in one namespace: pods by the template's name, and the rest. */
export type Answers = Readonly<Record<string, Answer>>;

const WORDS: readonly (readonly [Answer, RegExp])[] = [
  ['Policy', /ValidatingAdmissionPolicy 'base-image-backstop'/],
  ['Webhook', /denied the request/],
  ['NoAnswer', /failed calling webhook/],
];

async function ask(api: KubeApi, path: string, object: object): Promise<Answer> {
  const { code, body } = await api.send('POST', `${path}?dryRun=All`, object);
  if (code === 201) return 'Admitted';
  const message = body.message ?? '';
  const found = WORDS.find(([, words]) => words.test(message));
  if (found === undefined) throw new Error(`${path}: ${code} ${message}`);
  return found[0];
}

/** Dry runs of a pod for each slot, of a Deployment of the first, and of a claim, in a namespace. */
export async function outageAnswers(
  api: KubeApi,
  namespace: string,
  slots: readonly string[],
): Promise<Answers> {
  const at = (group: string, kind: string) => `${group}/namespaces/${namespace}/${kind}`;
  const pods = slots.map(async (slot): Promise<[string, Answer]> => [
    slot,
    await ask(api, at('/api/v1', 'pods'), smallPod({ name: 'p', image: IMAGE, slot })),
  ]);
  const [slot = ''] = slots;
  const use = { namespace, name: 'd', slot, image: IMAGE };
  const claims = at('/apis/extensions.agents.x-k8s.io/v1beta1', 'sandboxclaims');
  const [deployment, claim] = await Promise.all([
    ask(api, at('/apis/apps/v1', 'deployments'), WORKLOADS['Deployment']?.(use) ?? {}),
    ask(api, claims, AGENT_SANDBOX.claim(namespace, 'c', 'none')),
  ]);
  return { ...Object.fromEntries(await Promise.all(pods)), deployment, claim };
}
