import { templateKey } from '../api/template-key.ts';
import { contractOf } from '../contract/contract-of.ts';
import { nodeFacts } from '../job/node-facts.ts';
import { withAbilities } from '../job/with-abilities.ts';
import type { Observation } from '../plan/observation.ts';
import type { Attempted } from '../plan/plan-reconcile.ts';
import type { Stage } from '../plan/stage.ts';
import type { ControllerDeps } from './controller-deps.ts';
import type { InspectionRequest } from './controller-ports.ts';

/** What tells whether the image's layers must be read. */
export interface FilesNeed {
  readonly stage: Stage;
  readonly attempted: Attempted | undefined;
  readonly request: InspectionRequest;
}

/**
 * Reads facts about files from the image's layers, where no pod tells them: without a boot, and where the nodes cannot mount images. It is the
 * most expensive question to a registry, so it is put last, when everything else is there to be judged, and once per digest.
 *
 * @returns whether anything was read
 */
export async function readImageFiles(
  { template, terms, registry, platforms }: Observation,
  { stage, attempted, request }: FilesNeed,
  { ports, settings, memory, signal }: ControllerDeps,
): Promise<boolean> {
  if (registry === undefined || registry.files !== undefined) return false;
  const { resolution } = registry.inspection;
  if (resolution.outcome !== 'Resolved' || !isDecisive(stage, attempted)) return false;
  const facts = withAbilities(
    nodeFacts(ports.nodes.list(), template.spec.validation.pod),
    settings,
  );
  // Only the first platform is booted. Its pod may have told them although no node can mount images by now.
  const fromPod = facts.imageVolumes || isToldByPod(attempted);
  if (stage.stage === 'Boot' && fromPod && platforms.length === 1) return false;
  const reading = contractOf(terms.type).filesReading(terms);
  const files =
    reading.kind === 'Facts'
      ? await ports.inspector.readFiles({ ...request, paths: reading.paths }, signal)
      : await ports.inspector.readTree(
          { ...request, keep: (name) => reading.keep(name) },
          (tree) => reading.collect(tree, ports.sha256Bytes),
          signal,
        );
  signal.throwIfAborted();
  const key = templateKey(template.metadata);
  const remembered = memory.registry.get(key);
  if (remembered === undefined) return false;
  memory.registry.set(key, { ...remembered, word: { ...remembered.word, files } });
  return true;
}

function isToldByPod(attempted: Attempted | undefined): boolean {
  const view = attempted?.view;
  return view?.state === 'Seen' && view.progress?.state === 'Done' && view.progress.files.known;
}

function isDecisive(stage: Stage, attempted: Attempted | undefined): boolean {
  if (stage.stage === 'Static') return true;
  const view = attempted?.view;
  return view?.state === 'Seen' && view.progress?.state === 'Done';
}
