import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import type { BaseImageTemplate } from '../../../src/api/base-image-template.ts';
import { ENVIRONMENT } from './environment.ts';
import { kubectl } from './kubectl.ts';
import { kubectlJson } from './kubectl-json.ts';

const LOG_LINES = 20;
const LONGEST_LINE = 300;

/**
 * What tells why a template is not further, for the message of a failed test: its status, its validation pods with their Events and the last
 * words of containers that run, and what the controller logged about it. Never rejects.
 */
export async function accountOf(last: BaseImageTemplate): Promise<string> {
  const { metadata, status } = await read(last);
  const { namespace, name, creationTimestamp, resourceVersion } = metadata;
  const { conditions = [], lastValidation } = status ?? {};
  const found = await Promise.all([
    podsOf(namespace, lastValidation?.job),
    controllerLog(`${namespace}/${name}`),
  ]);
  return [
    `created ${creationTimestamp}, now ${new Date().toISOString()}`,
    `resourceVersion ${resourceVersion}, of the watch ${last.metadata.resourceVersion}`,
    ...conditions.map(
      ({ type, status, reason, message }) => `${type}=${status} ${reason}: ${message}`,
    ),
    `lastValidation: ${JSON.stringify(lastValidation)}`,
    ...found,
  ].join('\n');
}

/** As it is now: where its watch shows less, the watch is at fault. */
async function read(last: BaseImageTemplate): Promise<BaseImageTemplate> {
  const { namespace, name } = last.metadata;
  try {
    return await kubectlJson<BaseImageTemplate>(['get', 'bit', name, '-n', namespace]);
  } catch {
    return last;
  }
}

async function podsOf(namespace: string, job: string | undefined): Promise<string> {
  if (job === undefined) return 'no validation Job';
  try {
    const selector = ['-n', namespace, '-l', `batch.kubernetes.io/job-name=${job}`];
    const { items } = await kubectlJson<{ items: V1Pod[] }>(['get', 'pods', ...selector]);
    if (items.length === 0) return `no pod of ${job}`;
    return (await Promise.all(items.map(podAccount))).join('\n');
  } catch (error) {
    return String(error);
  }
}

async function podAccount({ metadata = {}, status = {} }: V1Pod): Promise<string> {
  const { namespace = '', name = '', uid = '' } = metadata;
  const conditions = (status.conditions ?? []).map((each) => `${each.type}=${each.status}`);
  const { initContainerStatuses = [], containerStatuses = [] } = status;
  const containers = [...initContainerStatuses, ...containerStatuses].map(async (container) => {
    const state = `  ${container.name}: ${cut(JSON.stringify(container.state))}`;
    return isRunning(container)
      ? `${state}, wrote ${await lastWords(['-n', namespace, name, '-c', container.name], 2)}`
      : state;
  });
  const events = await told(
    ['get', 'events', '-n', namespace, '--field-selector', `involvedObject.uid=${uid}`],
    LOG_LINES,
  );
  return [
    `pod ${name} (${uid}): ${status.phase ?? ''} ${conditions.join(' ')}`,
    ...(await Promise.all(containers)),
    events,
  ].join('\n');
}

function isRunning({ state }: V1ContainerStatus): boolean {
  return state?.running !== undefined;
}

function lastWords(of: readonly string[], lines: number): Promise<string> {
  return told(['logs', ...of, `--tail=${lines}`], lines);
}

/** What the controller said of the template, and of watches and errors of its own. */
async function controllerLog(about: string): Promise<string> {
  const of = ['-n', ENVIRONMENT.operatorNamespace, '-l', 'app.kubernetes.io/component=controller'];
  const counts = (line: string) =>
    [about, '"WATCH ', '"level":"error"'].some((words) => line.includes(words));
  return `controller: ${await told(['logs', ...of, '--tail=-1'], LOG_LINES, counts)}`;
}

/** The last lines that kubectl prints; what it complains of where it fails. */
async function told(
  args: readonly string[],
  most: number,
  counts: (line: string) => boolean = (line) => line !== '',
): Promise<string> {
  const { code, stdout, stderr } = await kubectl(args);
  if (code !== 0) return cut(stderr);
  return stdout.split('\n').filter(counts).slice(-most).map(cut).join('\n');
}

function cut(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}
