import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { TemplateKey } from '../api/template-key.ts';
import { templateKey } from '../api/template-key.ts';
import { contractOf } from '../contract/contract-of.ts';
import { termsOf } from '../contract/terms-of.ts';
import { canonicalJson } from '../plan/canonical-json.ts';
import { clusterPlatforms } from '../job/cluster-platforms.ts';
import { forbiddenPodSetting } from '../job/forbidden-pod-setting.ts';
import { nodeFacts } from '../job/node-facts.ts';
import { withAbilities } from '../job/with-abilities.ts';
import { evidenceKeys } from '../plan/evidence-keys.ts';
import { idleReason } from '../plan/idle-reason.ts';
import { inspectionDue } from '../plan/inspection-due.ts';
import type { Observation } from '../plan/observation.ts';
import { pendingRequest } from '../plan/pending-request.ts';
import type { Attempted } from '../plan/plan-reconcile.ts';
import { rememberAnswer } from '../plan/remember-answer.ts';
import type { Stage } from '../plan/stage.ts';
import { stageOf } from '../plan/stage.ts';
import { withoutSecrets } from '../plan/without-secrets.ts';
import type { ControllerDeps } from './controller-deps.ts';
import type { InspectionRequest } from './controller-ports.ts';
import { siblingsOf } from './siblings-of.ts';
import { observeAttempt } from './observe-attempt.ts';
import { readImageFiles } from './read-image-files.ts';
import type { PullSecrets } from './read-pull-secrets.ts';
import { readPullSecrets } from './read-pull-secrets.ts';

/** All that one reconcile found out. */
export interface Observed {
  readonly observation: Observation;
  readonly stage: Stage;
  /** In stage Boot. */
  readonly attempted?: Attempted;
  /** When the registry is to be asked again (milliseconds since the epoch); undefined for never. */
  readonly inspectAt?: number;
}

const NO_SECRETS: PullSecrets = { dockerConfigs: [], versions: [], missing: [] };

/** Reads everything that a decision about the template needs; asks the registry where that is due. */
export async function observe(
  template: BaseImageTemplate,
  deps: ControllerDeps,
): Promise<Observed> {
  const idle = idleReason(template.spec) !== undefined;
  const secrets = idle ? NO_SECRETS : await readPullSecrets(template, deps);
  const request = requestOf(template, secrets, deps);
  const inspectAt = await askRegistry(template, request, secrets, deps);
  // From here on nothing waits before the stage is decided: siblings are looked at as they are now.
  const observation = observationOf(template, secrets, deps);
  const stage = stageOf(observation);
  const attempted =
    stage.stage === 'Boot' ? await observeAttempt(observation, stage.target, deps) : undefined;
  const due = inspectAt === undefined ? {} : { inspectAt };
  const wanted = await readImageFiles(observation, { stage, attempted, request }, deps);
  const found = wanted ? observationOf(template, secrets, deps) : observation;
  return { observation: found, stage, ...due, ...(attempted && { attempted }) };
}

/** Where neither template nor nodes tell a platform, the most common one. */
const GUESS = 'linux/amd64';

function wantedPlatforms({ spec }: BaseImageTemplate, { ports }: ControllerDeps): string[] {
  const { platforms, pod } = spec.validation;
  return platforms ?? clusterPlatforms(ports.nodes.list(), pod.nodeSelector);
}

function platformsOf(template: BaseImageTemplate, deps: ControllerDeps): [string, ...string[]] {
  const [first = GUESS, ...others] = wantedPlatforms(template, deps);
  return [first, ...others];
}

function requestOf(
  template: BaseImageTemplate,
  { dockerConfigs }: PullSecrets,
  deps: ControllerDeps,
): InspectionRequest {
  return { image: template.spec.image, platforms: platformsOf(template, deps), dockerConfigs };
}

function questionOf(request: InspectionRequest, { versions }: PullSecrets): string {
  return canonicalJson({ image: request.image, platforms: request.platforms, versions });
}

/** Asks the registry if it is time, and tells when it will be time again. */
async function askRegistry(
  template: BaseImageTemplate,
  request: InspectionRequest,
  secrets: PullSecrets,
  deps: ControllerDeps,
): Promise<number | undefined> {
  const { ports, memory, signal } = deps;
  const key: TemplateKey = templateKey(template.metadata);
  const question = questionOf(request, secrets);
  const need = () => ({
    template,
    question,
    memory: memory.registry.get(key),
    settled: stageOf(observationOf(template, secrets, deps)).stage === 'Settled',
    now: ports.clock.now(),
  });
  const due = inspectionDue(need());
  if (due === undefined || due > ports.clock.now()) return due;
  const answer = await ports.inspector.inspect(request, signal);
  const inspection = withoutSecrets(answer, secrets.withheld);
  signal.throwIfAborted();
  const asked = pendingRequest(template);
  memory.registry.set(
    key,
    rememberAnswer(memory.registry.get(key), {
      question,
      inspection,
      now: ports.clock.now(),
      ...(asked !== undefined && { request: asked }),
    }),
  );
  return inspectionDue(need());
}

/** What keeps this operator, on these nodes, from judging images of the contract, or from booting this one as the template wants it. */
function obstacleOf(
  { spec }: BaseImageTemplate,
  terms: Observation['terms'],
  { ports, settings }: ControllerDeps,
): Observation['obstacle'] {
  const { pod } = spec.validation;
  const forbidden = terms.boot ? forbiddenPodSetting(pod, settings.allowedPods ?? {}) : undefined;
  if (forbidden !== undefined) return forbidden;
  const facts = withAbilities(nodeFacts(ports.nodes.list(), pod), settings);
  return contractOf(terms.type).obstacle({ terms, settings: settings.contracts, facts, pod });
}

function observationOf(
  template: BaseImageTemplate,
  secrets: PullSecrets,
  deps: ControllerDeps,
): Observation {
  const { ports, settings, memory } = deps;
  const key = templateKey(template.metadata);
  const platforms = platformsOf(template, deps);
  const terms = termsOf(template, ports.sha256);
  const obstacle = obstacleOf(template, terms, deps);
  const remembered = memory.registry.get(key);
  const question = questionOf(
    { image: template.spec.image, platforms, dockerConfigs: [] },
    secrets,
  );
  const registry = remembered?.question === question ? remembered.word : undefined;
  const keys = evidenceKeys(
    template,
    {
      terms,
      platforms,
      secretVersions: secrets.versions,
      proberImage: settings.proberImage,
      answer: registry?.inspection.resolution,
    },
    ports.sha256,
  );
  return {
    now: ports.clock.now(),
    template,
    siblings: siblingsOf(template, ports.templates, memory),
    terms,
    platforms,
    platformsGuessed: wantedPlatforms(template, deps).length === 0,
    ...(registry !== undefined && { registry }),
    missingSecrets: secrets.missing,
    keys,
    ownedJobs: [...memory.jobs.values()].filter(
      ({ owners, namespace }) =>
        namespace === template.metadata.namespace && owners.includes(template.metadata.uid),
    ),
    unwaivable: settings.unwaivable,
    ...(obstacle !== undefined && { obstacle }),
  };
}
