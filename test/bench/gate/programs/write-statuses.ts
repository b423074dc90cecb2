/**
 * Writes statuses, eight at a time, and prints what that cost: `{"calls": COUNT, "cpuSeconds": SECONDS, "totalCpuSeconds": SECONDS}`, all
 * threads of this process together; the total is that of its whole life.
 *
 * `node write-statuses.ts --kubeconfig FILE --through kube-client|raw --calls COUNT`
 *
 * kube-client is the controller's own way to write; raw is node:https with connections that are kept, and nothing around it. Both make the same
 * JSON of the same objects and read the same answers.
 */
import type { BaseImageTemplate, TemplateStatus } from '../../../../src/api/base-image-template.ts';
import { applyStatus } from '../../../../src/cluster/apply-status.ts';
import { collectionPath } from '../../../../src/cluster/collection-path.ts';
import { createConnection } from '../../../../src/cluster/client/create-connection.ts';
import { createKubeClient } from '../../../../src/cluster/client/create-kube-client.ts';
import { fromKubeConfig } from '../../../../src/cluster/client/from-kube-config.ts';
import { loadKubeConfig } from '../../../../src/cluster/client/load-kube-config.ts';
import { resourcePath } from '../../../../src/cluster/resource-path.ts';
import { RESOURCES } from '../../../../src/cluster/resources.ts';
import { processCpu } from '../machine/process-cpu.ts';
import { createRawClient } from './raw-client.ts';
import { readFlags } from './read-flags.ts';

/** As many as the controller's writes that are under way together at the default of its flags, twice over. */
const IN_FLIGHT = 8;
/** Part of the calls that is made before, unmeasured, for the compiler of V8. */
const WARM_UP = 0.5;

const { kubeconfig, through, calls } = readFlags(['kubeconfig', 'through', 'calls']);
const connection = createConnection(fromKubeConfig(loadKubeConfig([kubeconfig])));
const client = createKubeClient(connection, { userAgent: 'bench' });
const templates = await readTemplates();
const writes = { 'kube-client': throughClient, raw: throughRaw() };
if (through !== 'kube-client' && through !== 'raw') throw new Error(`--through ${through}`);
const write = writes[through];

await writeAll(Math.ceil(Number(calls) * WARM_UP));
const before = processCpu(process.pid);
await writeAll(Number(calls));
const totalCpuSeconds = processCpu(process.pid);
const cpuSeconds = totalCpuSeconds - before;
console.log(JSON.stringify({ calls: Number(calls), cpuSeconds, totalCpuSeconds }));
process.exit();

type Write = (template: BaseImageTemplate, status: TemplateStatus) => Promise<unknown>;

async function throughClient(
  template: BaseImageTemplate,
  status: TemplateStatus,
): Promise<unknown> {
  return await applyStatus(client, template, status);
}

function throughRaw(): Write {
  const call = createRawClient(kubeconfig, IN_FLIGHT);
  return ({ apiVersion, kind, metadata }, status) => {
    const { namespace, name, uid, resourceVersion } = metadata;
    const path = `${resourcePath(RESOURCES.templates, namespace, name)}/status?fieldManager=base-image-controller&force=true`;
    const body = { apiVersion, kind, metadata: { namespace, name, uid, resourceVersion }, status };
    return call('PATCH', path, 'application/apply-patch+yaml', body);
  };
}

async function readTemplates(): Promise<readonly BaseImageTemplate[]> {
  const path = collectionPath(RESOURCES.templates);
  const page = await client.request({ method: 'GET', path, query: { limit: '100' } });
  return (page as { items: readonly BaseImageTemplate[] }).items;
}

async function writeAll(count: number): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) {
      const template = templates[next % templates.length];
      next += 1;
      if (template?.status === undefined) throw new Error('a template has no status');
      await write(template, template.status);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
}
