import type { BaseImageTemplate } from '../api/base-image-template.ts';
import { templateKey } from '../api/template-key.ts';
import type { ControllerMemory } from './controller-memory.ts';
import type { Templates } from './controller-ports.ts';
import { latestTemplate } from './latest-template.ts';

/** The other templates of the namespace that are not being deleted, as last known. */
export function siblingsOf(
  template: BaseImageTemplate,
  templates: Templates,
  memory: ControllerMemory,
): BaseImageTemplate[] {
  const { namespace, uid } = template.metadata;
  return templates
    .list(namespace)
    .filter(({ metadata }) => metadata.uid !== uid && metadata.deletionTimestamp === undefined)
    .map(({ metadata }) => latestTemplate(templateKey(metadata), templates, memory))
    .filter((sibling) => sibling !== undefined);
}
