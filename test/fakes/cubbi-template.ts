import type { BaseImageTemplate, TemplateSpec } from '../../src/api/base-image-template.ts';
import { template } from './template.ts';

/** A template of contract Cubbi as the API server stores a new one. */
export function cubbiTemplate(...changes: ((spec: TemplateSpec) => void)[]): BaseImageTemplate {
  return template('goose', (spec) => {
    spec.contract = {
      type: 'Cubbi',
      version: '1',
      vibedAgent: { waivers: [] },
      cubbi: { revision: 'Auto', enforcement: 'Pragmatic', environment: [], waivers: [] },
    };
    for (const change of changes) change(spec);
  });
}
