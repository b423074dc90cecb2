import type { TemplateSpec } from '../../api/base-image-template.ts';

/** What holds where a template of type Cubbi has no member `cubbi`. The CRD's defaults are the same. */
export const CUBBI_DEFAULTS: NonNullable<TemplateSpec['contract']['cubbi']> = {
  revision: 'Auto',
  enforcement: 'Pragmatic',
  environment: [],
  waivers: [],
};
