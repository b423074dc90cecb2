import type { ApiReply } from './api-request.ts';
import { apiRequest } from './api-request.ts';
import { changesOf } from './changes-of.ts';
import type { Addressed } from './resource-of.ts';
import { resourceOf } from './resource-of.ts';
import type { Outcome } from './run.ts';

const LAST = 'kubectl.kubernetes.io/last-applied-configuration';

interface Target {
  readonly as: string | undefined;
  readonly query: Readonly<Record<string, string>>;
}

/**
 * Applies objects one after the other as `kubectl apply` does, by the same requests, also those after one that is refused. A kubectl that gets
 * several objects reads the schema of all kinds first, which costs it and the API server more than the objects.
 *
 * @param flags `--dry-run=server` and `--as=USER`, as kubectl has them
 * @returns code 1 where something was refused; `stderr` has the warnings as kubectl prints them, and what the API server said to each refusal
 */
export async function apply(
  objects: readonly object[],
  flags: readonly string[] = [],
): Promise<Outcome> {
  const target = targetOf(flags);
  const said: string[] = [];
  let code = 0;
  for (const object of objects) {
    try {
      const reply = await applyOne(object as Addressed, target);
      said.push(...reply.warnings.map((warning) => `Warning: ${warning}\n`));
      if (reply.code < 300) continue;
      said.push(`${reply.body.message ?? reply.code}\n`);
    } catch (error) {
      said.push(`${String(error)}\n`);
    }
    code = 1;
  }
  return { code, stdout: '', stderr: said.join('') };
}

function targetOf(flags: readonly string[]): Target {
  const query: Record<string, string> = {
    fieldManager: 'kubectl-client-side-apply',
    fieldValidation: 'Strict',
  };
  let as: string | undefined;
  for (const flag of flags) {
    const [name, value = ''] = flag.split('=');
    if (flag === '--dry-run=server') query['dryRun'] = 'All';
    else if (name === '--as') as = value;
    else throw new Error(`apply does not know ${flag}`);
  }
  return { as, query };
}

async function applyOne(object: Addressed, { as, query }: Target): Promise<ApiReply> {
  const { all, own } = await resourceOf(object);
  const current = await apiRequest({ method: 'GET', path: own, as });
  const { annotations, ...metadata } = object.metadata as { annotations?: object };
  const noted = { ...annotations, [LAST]: JSON.stringify(object) };
  const body = { ...object, metadata: { ...metadata, annotations: noted } };
  if (current.code === 404) return apiRequest({ method: 'POST', path: all, query, body, as });
  if (current.code !== 200) return current;
  const before = JSON.parse(current.body.metadata?.annotations?.[LAST] ?? '{}') as object;
  return apiRequest({
    method: 'PATCH',
    path: own,
    query,
    body: changesOf({ ...before }, body),
    contentType: isBuiltIn(object.apiVersion)
      ? 'application/strategic-merge-patch+json'
      : 'application/merge-patch+json',
    as,
  });
}

/** Kinds of Kubernetes itself know how lists are merged, others do not. */
function isBuiltIn(apiVersion: string): boolean {
  const [group = ''] = apiVersion.split('/');
  return !group.includes('.') || group.endsWith('.k8s.io');
}
