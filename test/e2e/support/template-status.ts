import type { BaseImageTemplate } from '../../../src/api/base-image-template.ts';
import { apiGet } from './api-get.ts';
import { templatePath } from './template-path.ts';
import { toSeen, type Seen } from './to-seen.ts';

/** A template as the API server has it now. */
export async function templateStatus(namespace: string, name: string): Promise<Seen> {
  return toSeen(await apiGet<BaseImageTemplate>(templatePath(namespace, name)));
}
