import { fieldAt } from '../field-at.ts';
import type { TemplateRecord } from '../records/template-record.ts';
import { textAt } from '../text-at.ts';

/** A template with what finding it by its image needs besides its record. */
export interface TemplateEntry {
  readonly namespace: string;
  readonly name: string;
  /** Undefined where the object is no template that this program knows. */
  readonly record: TemplateRecord | undefined;
  /** UID of the Job that validates its image, as recorded in `status.lastValidation.jobUID`; empty where none is. */
  readonly jobUID: string;
}

/** Reads a BaseImageTemplate as the API server returns it. */
export function templateEntry(object: unknown, record: TemplateRecord | undefined): TemplateEntry {
  const uid = fieldAt(object, 'status', 'lastValidation', 'jobUID');
  return {
    namespace: textAt(object, 'metadata', 'namespace'),
    name: record?.name ?? textAt(object, 'metadata', 'name'),
    record,
    jobUID: typeof uid === 'string' ? uid : '',
  };
}
