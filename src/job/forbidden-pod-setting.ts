import type { TemplateSpec } from '../api/base-image-template.ts';
import type { InconclusiveReason } from '../api/reasons.ts';
import { quote } from '../contract/quote.ts';

/**
 * What templates may ask for their validation pods, so that nobody who writes templates picks the nodes on which images are booted. Operator
 * configuration, `validation.allowed`. A list that is left out allows everything, an empty one nothing.
 */
export interface AllowedPodSettings {
  /** Keys of `spec.validation.pod.nodeSelector`. */
  readonly nodeSelector?: readonly string[] | undefined;
  /** Keys of `spec.validation.pod.tolerations`. */
  readonly tolerations?: readonly string[] | undefined;
  /** Values of `spec.validation.pod.runtimeClassName`; none at all is always allowed. */
  readonly runtimeClassNames?: readonly string[] | undefined;
}

type PodSettings = Pick<
  TemplateSpec['validation']['pod'],
  'nodeSelector' | 'tolerations' | 'runtimeClassName'
>;

/** The first setting that the operator does not allow, and what to do; undefined for none. The order of keys in the template does not matter. */
export function forbiddenPodSetting(
  { nodeSelector, tolerations, runtimeClassName }: PodSettings,
  allowed: AllowedPodSettings,
): { readonly reason: InconclusiveReason; readonly message: string } | undefined {
  const label = firstOutside(Object.keys(nodeSelector), allowed.nodeSelector);
  if (label !== undefined) return forbidden(label, 'nodeSelector', 'nodeSelector');
  const taint = firstOutside(
    tolerations.map(({ key = '' }) => key),
    allowed.tolerations,
  );
  // The empty key tolerates every taint, so no list of keys can mean it.
  if (taint === '')
    return {
      reason: 'PodSettingForbidden',
      message:
        "A toleration without a key in spec.validation.pod.tolerations tolerates every taint; give it one of the keys in the operator's validation.allowed.tolerations",
    };
  if (taint !== undefined) return forbidden(taint, 'tolerations', 'tolerations');
  const classes = runtimeClassName === '' ? [] : [runtimeClassName];
  const runtime = firstOutside(classes, allowed.runtimeClassNames);
  if (runtime !== undefined) return forbidden(runtime, 'runtimeClassName', 'runtimeClassNames');
  return undefined;
}

function firstOutside(
  used: readonly string[],
  allowed: readonly string[] | undefined,
): string | undefined {
  if (allowed === undefined) return undefined;
  return [...used].sort().find((each) => each === '' || !allowed.includes(each));
}

function forbidden(name: string, field: string, value: string) {
  return {
    reason: 'PodSettingForbidden',
    message: `The operator does not allow ${quote(name)} in spec.validation.pod.${field}; remove it, or let the platform team add it to validation.allowed.${value}`,
  } as const;
}
