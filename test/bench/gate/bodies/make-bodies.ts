import { growPod } from './grow-pod.ts';
import type { PodReview } from './pod-review.ts';
import type { TemplatePlace } from './template-place.ts';

/** What bodies are made of. */
export interface BodiesInput {
  /** An AdmissionReview of a pod's creation, JSON. */
  readonly review: string;
  /** The templates that the pods use, one after the other. */
  readonly templates: readonly TemplatePlace[];
  readonly count: number;
  /** Of each body; the review's own size where that is larger. */
  readonly bytes: number;
  /** The uid of each review. */
  readonly uid: (index: number) => string;
}

const LABEL = 'vibed.dev/template';
const CHOSEN = 'vibed.dev/template-container';

/** Compact AdmissionReviews of pods' creations, in which the first container runs the image of the pod's template. */
export function makeBodies({ review, templates, count, bytes, uid }: BodiesInput): string[] {
  return Array.from({ length: count }, (_, index) => {
    const template = templates[index % templates.length];
    if (template === undefined) throw new Error('There are no templates to make reviews for');
    const body = JSON.parse(review) as PodReview;
    useTemplate(body, template);
    body.request.uid = uid(index);
    growPod(body.request.object, () => JSON.stringify(body).length, bytes);
    return JSON.stringify(body);
  });
}

function useTemplate({ request }: PodReview, { namespace, name, image }: TemplatePlace): void {
  const { metadata, spec } = request.object;
  request.namespace = namespace;
  metadata.namespace = namespace;
  metadata.labels[LABEL] = name;
  Reflect.deleteProperty(metadata.annotations, CHOSEN);
  for (const container of spec.containers.slice(0, 1)) container.image = image;
}
