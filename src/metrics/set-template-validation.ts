import type { Metrics } from './create-metrics.ts';

const RESULTS = ['valid', 'invalid', 'unknown'] as const;

/** A template's verdict as the metric spells it. */
export type ValidationResult = (typeof RESULTS)[number];

/** Sets the three series of a template, exactly one of them to 1; without a result, the template is gone and its series vanish. */
export function setTemplateValidation(
  metrics: Metrics,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  result: ValidationResult | undefined,
): void {
  for (const each of RESULTS) {
    const labels = { namespace, template: name, result: each };
    if (result === undefined) metrics.remove('vibed_template_validation', labels);
    else metrics.set('vibed_template_validation', labels, each === result ? 1 : 0);
  }
}
