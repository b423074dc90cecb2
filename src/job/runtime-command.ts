import type { RuntimeProbe } from '../api/base-image-template.ts';
import { escapeExpansion } from './escape-expansion.ts';
import { runtimeScript } from './runtime-script.ts';

/** `command` of the runtime container, escaped for Kubernetes. */
export function runtimeCommand(
  probes: readonly Readonly<RuntimeProbe>[],
  timeoutSeconds: number,
): string[] {
  return ['sh', '-c', escapeExpansion(runtimeScript(probes, timeoutSeconds))];
}
