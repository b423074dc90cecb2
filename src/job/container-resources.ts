import type { V1ResourceRequirements } from '@kubernetes/client-node';
import type { ValidationRequest } from './validation-request.ts';
import { parseQuantity } from './parse-quantity.ts';

type Name = 'cpu' | 'memory';

const DEFAULT_REQUESTS = { cpu: '10m', memory: '64Mi' };
const DEFAULT_LIMITS = { cpu: '1', memory: '512Mi' };

/** The default, unless the other bound leaves no room for it: a request above its limit is refused by the API server. */
function within(
  fallback: string,
  other: string | undefined,
  keep: (a: number, b: number) => boolean,
) {
  const a = parseQuantity(fallback);
  const b = other === undefined ? undefined : parseQuantity(other);
  if (other === undefined || a === undefined || b === undefined) return fallback;
  return keep(a, b) ? fallback : other;
}

/**
 * Requests and limits of the image's containers: the template's, and the operator's where it sets none. All are always set, so that no
 * ResourceQuota refuses the pod and no LimitRange gives it a limit that nobody knows of.
 */
export function containerResources(
  asked: ValidationRequest['pod']['resources'],
): Required<Pick<V1ResourceRequirements, 'requests' | 'limits'>> {
  const request = (name: Name) =>
    asked.requests[name] ?? within(DEFAULT_REQUESTS[name], asked.limits[name], (a, b) => a <= b);
  const limit = (name: Name) =>
    asked.limits[name] ?? within(DEFAULT_LIMITS[name], asked.requests[name], (a, b) => a >= b);
  return {
    requests: { cpu: request('cpu'), memory: request('memory'), 'ephemeral-storage': '16Mi' },
    limits: { cpu: limit('cpu'), memory: limit('memory'), 'ephemeral-storage': '256Mi' },
  };
}
