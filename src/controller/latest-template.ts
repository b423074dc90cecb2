import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { TemplateKey } from '../api/template-key.ts';
import type { ControllerMemory } from './controller-memory.ts';
import type { Templates } from './controller-ports.ts';

/**
 * The template as last known: the controller reads its own writes. Until the informer has caught up with a write, what was written counts; else an
 * event that overtakes the informer would be judged by a status of the past.
 */
export function latestTemplate(
  key: TemplateKey,
  templates: Templates,
  memory: ControllerMemory,
): BaseImageTemplate | undefined {
  const cached = templates.get(key);
  const written = memory.written.get(key);
  if (cached === undefined || written === undefined) return cached;
  const same = cached.metadata.uid === written.metadata.uid;
  if (same && isNewer(written.metadata.resourceVersion, cached.metadata.resourceVersion))
    return written;
  memory.written.delete(key);
  return cached;
}

/** Resource versions are decimal numbers that grow (KEP-5504); one that is none is never newer. */
function isNewer(a: string, b: string): boolean {
  const number = /^\d+$/;
  return number.test(a) && number.test(b) && BigInt(a) > BigInt(b);
}
