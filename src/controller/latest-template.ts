import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { TemplateKey } from '../api/template-key.ts';
import type { ControllerMemory } from './controller-memory.ts';
import type { Templates } from './controller-ports.ts';

/**
 * The template as last known: the controller reads its own writes. Until the informer shows something newer than the object that a write was
 * decided on, the written one counts; else an event that overtakes the informer would be judged by a status of the past.
 */
export function latestTemplate(
  key: TemplateKey,
  templates: Templates,
  memory: ControllerMemory,
): BaseImageTemplate | undefined {
  const cached = templates.get(key);
  const written = memory.written.get(key);
  if (cached === undefined || written === undefined) return cached;
  if (cached.metadata.resourceVersion === written.basedOn) return written.stored;
  memory.written.delete(key);
  return cached;
}
