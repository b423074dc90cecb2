import type { V1Job, V1Node, V1Pod } from '@kubernetes/client-node';
import type { BaseImageTemplate } from '../api/base-image-template.ts';
import { LABELS } from '../api/labels.ts';
import { templateKey } from '../api/template-key.ts';
import { collectionPath } from '../cluster/collection-path.ts';
import type { Informer, InformerOptions } from '../cluster/cache/informer.ts';
import type { KubeClient } from '../cluster/client/kube-client.ts';
import { nodeChanged } from '../cluster/cache/node-changed.ts';
import { RESOURCES } from '../cluster/resources.ts';
import { shapeNode } from '../cluster/cache/shape-node.ts';
import { startInformer } from '../cluster/cache/start-informer.ts';
import { systemTimers } from '../cluster/system-timers.ts';
import { toModel } from '../cluster/to-model.ts';
import type { ControllerListener } from '../controller/controller-ports.ts';
import type { Logger } from '../log/logger.ts';

/** What the controller knows of the cluster. */
export interface ControllerCaches {
  readonly templates: Informer<BaseImageTemplate>;
  readonly nodes: Informer<V1Node>;
  readonly jobs: Informer<V1Job>;
  readonly pods: Informer<V1Pod>;
}

/** What the caches are filled from, and who is told. */
export interface CacheOptions {
  readonly client: KubeClient;
  readonly log: Logger;
  readonly listener: ControllerListener;
  /** Empty means all. */
  readonly namespaces: readonly string[];
}

/** Starts all caches. Pods and Jobs are those of validations alone. */
export function startControllerCaches({
  client,
  log,
  listener,
  namespaces,
}: CacheOptions): ControllerCaches {
  const common = { client, log, timers: systemTimers };
  const templates = startInformer(templateOptions({ ...common, namespaces }, listener));
  // Whose Job it is, the templates tell.
  const after = templates.whenSynced();
  const validations = { ...common, labelSelector: LABELS.validation, namespaces, after };
  return {
    templates,
    nodes: startInformer({
      ...common,
      resource: 'nodes',
      paths: [collectionPath(RESOURCES.nodes)],
      shape: shapeNode,
      handler: {
        changed: (node, previous) => {
          if (previous === undefined || nodeChanged(node, previous)) listener.nodesChanged();
        },
        deleted: () => listener.nodesChanged(),
      },
    }),
    jobs: startInformer({
      ...validations,
      resource: 'jobs',
      paths: [collectionPath(RESOURCES.jobs)],
      shape: (object) => toModel('V1Job', object),
      handler: {
        changed: (job) => listener.jobChanged(job),
        deleted: (job) => listener.jobDeleted(job),
      },
    }),
    pods: startInformer({
      ...validations,
      resource: 'pods',
      paths: [collectionPath(RESOURCES.pods)],
      shape: (object) => toModel('V1Pod', object),
      handler: {
        changed: (pod) => listener.podChanged(pod),
        deleted: (pod) => listener.podDeleted(pod),
      },
    }),
  };
}

function templateOptions(
  common: Pick<InformerOptions<BaseImageTemplate>, 'client' | 'log' | 'timers'> & {
    readonly namespaces: readonly string[];
  },
  listener: ControllerListener,
): InformerOptions<BaseImageTemplate> {
  const tell = ({ metadata }: BaseImageTemplate) => listener.templateChanged(templateKey(metadata));
  return {
    ...common,
    resource: 'baseimagetemplates',
    paths: [collectionPath(RESOURCES.templates)],
    // The CRD's schema proves the shape.
    shape: (object) => object as unknown as BaseImageTemplate,
    handler: { changed: tell, deleted: tell },
  };
}
