import { fieldAt } from '../field-at.ts';
import type { Review } from '../review.ts';
import { textAt } from '../text-at.ts';
import type { TemplatesByImage } from './templates-by-image.ts';

/** The Job controller, by itself or as part of the whole controller manager. */
const JOB_CONTROLLERS = [
  'system:serviceaccount:kube-system:job-controller',
  'system:kube-controller-manager',
];

/**
 * Whether a new pod is one of a validation Job: the Job controller makes it, for a Job whose UID a template of the namespace has recorded. Everybody can
 * write an owner, read that UID and set a label, but only the Job controller makes the pods of a Job, and a Job's pods are as its creator wrote them.
 */
export function isValidationPod(
  { operation, namespace, username, object }: Review,
  templates: Pick<TemplatesByImage, 'isValidationJob'>,
): boolean {
  if (operation !== 'CREATE' || !JOB_CONTROLLERS.includes(username())) return false;
  const owners = fieldAt(object, 'metadata', 'ownerReferences');
  if (!Array.isArray(owners)) return false;
  return owners.some(
    (owner: unknown) =>
      textAt(owner, 'apiVersion') === 'batch/v1' &&
      textAt(owner, 'kind') === 'Job' &&
      fieldAt(owner, 'controller') === true &&
      templates.isValidationJob(namespace, textAt(owner, 'uid')),
  );
}
