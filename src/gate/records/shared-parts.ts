import type { BaseImageTemplate } from '../../api/base-image-template.ts';
import type { TemplateSettings } from './template-settings.ts';

/** Gives equal parts of many records one copy. */
export interface SharedParts {
  text(text: string): string;
  settings(template: BaseImageTemplate): TemplateSettings;
}
