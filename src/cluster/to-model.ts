import type { V1Job, V1Node, V1Pod, V1Secret } from '@kubernetes/client-node';
import { ObjectSerializer } from '@kubernetes/client-node/dist/gen/models/ObjectSerializer.js';

/** Models by the name of their kind. */
export interface Models {
  readonly V1Job: V1Job;
  readonly V1Node: V1Node;
  readonly V1Pod: V1Pod;
  readonly V1Secret: V1Secret;
}

/** The API server's JSON as a model of client-node: timestamps become Dates, as the model's type says. */
export function toModel<Kind extends keyof Models>(kind: Kind, json: unknown): Models[Kind] {
  return ObjectSerializer.deserialize(json, kind, '') as Models[Kind];
}
