import type { BaseImageTemplate } from '../../api/base-image-template.ts';
import { createMemo } from './create-memo.ts';
import type { SharedParts } from './shared-parts.ts';
import { templateSettings } from './template-settings.ts';
import type { TemplateSettings } from './template-settings.ts';

/** Texts that are remembered. The same slots with the same images are in many namespaces, which are listed one after the other. */
const TEXTS = 4_000;
const SETTINGS = 1_000;

/** Creates what makes equal parts one, for the last few thousand of them. Settings are frozen. */
export function createSharedParts(): SharedParts {
  const texts = createMemo<string>(TEXTS);
  const settings = createMemo<TemplateSettings>(SETTINGS);
  return {
    text: (text) => texts(text, () => text),
    settings: (template) =>
      settings(keyOf(template), () => Object.freeze(templateSettings(template))),
  };
}

function keyOf({ spec }: BaseImageTemplate): string {
  const { mode, whenUnknown, unknownGrace, references } = spec.admission;
  const { contract, enabled, validation } = spec;
  return JSON.stringify([
    [contract.type, enabled, validation.mode],
    [mode, whenUnknown, unknownGrace, references],
  ]);
}
