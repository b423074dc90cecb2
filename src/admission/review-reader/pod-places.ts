import type { Shape } from './shape.ts';

/** A pod: what is picked of it. */
export interface PodShape {
  readonly spec: Readonly<Record<string, Shape>>;
  readonly [name: string]: Shape;
}

/**
 * The shape of an object of any kind that is a pod or carries the template of one.
 *
 * @param spec what else is picked of the object's `spec`
 */
export function podPlaces(pod: PodShape, spec: Readonly<Record<string, Shape>> = {}): Shape {
  return {
    ...pod,
    spec: {
      ...pod.spec,
      template: pod,
      podTemplate: pod,
      jobTemplate: { spec: { template: pod } },
      ...spec,
    },
  };
}
