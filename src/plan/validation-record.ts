import type { TemplateStatus } from '../api/base-image-template.ts';

/** `status.lastValidation`: the last validation that was begun. Unfinished while it has no `finishedAt`. */
export type ValidationRecord = NonNullable<TemplateStatus['lastValidation']>;
