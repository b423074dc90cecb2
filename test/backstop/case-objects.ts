import type { BaseImageTemplate } from '../../src/api/base-image-template.ts';
import { LABELS } from '../../src/api/labels.ts';
import { templateObject } from '../gate/template-object.ts';
import type { BackstopCase, CasePod } from './backstop-case.ts';

/** The template of a case as the API server holds it once everything was written. */
export function caseTemplate(
  { template, edited }: Pick<BackstopCase, 'template' | 'edited'>,
  name: string,
  now: number,
): BaseImageTemplate {
  const written = template(now);
  const object = templateObject({
    ...written,
    ...edited,
    name,
    admission: { ...written.admission, ...edited?.admission },
    validation: { ...written.validation, ...edited?.validation },
  });
  if (edited !== undefined) object.metadata.generation = 2;
  return object;
}

/** A pod that names the template and runs what the case says. No node takes it. */
export function casePod(
  { containers, initContainers, chosen }: CasePod,
  slot: string,
  image: string,
): object {
  const listed = (images: Readonly<Record<string, string>>) =>
    Object.entries(images).map(([name, of]) => ({ name, image: of }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'case',
      labels: { [LABELS.template]: slot },
      ...(chosen !== undefined && { annotations: { [LABELS.templateContainer]: chosen } }),
    },
    spec: {
      nodeSelector: { 'no-such': 'node' },
      containers: listed(containers ?? { app: image }),
      initContainers: listed(initContainers ?? {}),
    },
  };
}
