import type { V1Node } from '@kubernetes/client-node';
import type { KubeObject } from '../kube-object.ts';
import { toModel } from '../to-model.ts';

/** A Node as the cache keeps it: without the list of images, which is long. */
export function shapeNode(object: KubeObject): V1Node {
  const node = toModel('V1Node', object);
  delete node.status?.images;
  return node;
}
