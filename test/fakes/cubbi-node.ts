import type { V1Node } from '@kubernetes/client-node';
import { changed } from './changed.ts';
import { node } from './node.ts';

/** A node that runs pods in user namespaces, as boots of Cubbi images need it. */
export function cubbiNode(): V1Node {
  const base = node();
  const runtimeHandlers = [{ name: '', features: { userNamespaces: true } }];
  return changed(base, { status: changed(base.status ?? {}, { runtimeHandlers }) });
}
