import type { BaseImageTemplate } from '../api/base-image-template.ts';
import { LABELS } from '../api/labels.ts';
import { templateKey } from '../api/template-key.ts';
import { recordedTemplate } from '../standing/recorded-template.ts';
import { rejectionOf } from '../standing/rejection-of.ts';
import type { ControllerDeps } from './controller-deps.ts';

/**
 * Keeps label `images.vibed.dev/rejected` what the template's spec and status say, whoever wrote it last. The native backstop looks at
 * templates that have it, and at their status again: the label alone rejects nothing.
 *
 * @param template as it is stored, its status written
 * @param contractHash of the contract that it asks for
 * @returns when the label changes by itself (milliseconds since the epoch); undefined for never
 */
export async function labelRejection(
  template: BaseImageTemplate,
  contractHash: string,
  { ports, memory }: ControllerDeps,
): Promise<number | undefined> {
  const { metadata } = template;
  const recorded = recordedTemplate(template, contractHash);
  const { rejected, changesAt } = rejectionOf(recorded, ports.clock.now());
  if (metadata.labels?.[LABELS.rejected] !== rejected) {
    const stored = await ports.templates.labelRejected(template, rejected);
    memory.written.set(templateKey(metadata), stored);
  }
  return changesAt;
}
