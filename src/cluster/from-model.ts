import { ObjectSerializer } from '@kubernetes/client-node/dist/gen/models/ObjectSerializer.js';
import type { Models } from './to-model.ts';

/** A model of client-node as the API server's JSON: Dates become timestamps. */
export function fromModel<Kind extends keyof Models>(kind: Kind, model: Models[Kind]): unknown {
  return ObjectSerializer.serialize(model, kind, '');
}
