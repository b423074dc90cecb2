import { fieldAt } from '../../../../src/gate/field-at.ts';
import { textAt } from '../../../../src/gate/text-at.ts';
import type { HttpAnswer } from '../http/https-client.ts';

/** What an AdmissionReview with a response says to the user. */
export interface Verdict {
  readonly uid: string;
  readonly allowed: boolean;
  /** Empty where it is allowed. */
  readonly message: string;
}

/**
 * Reads an answer of a webhook.
 *
 * @throws Error where it is none
 */
export function parseVerdict({ status, text }: HttpAnswer): Verdict {
  const response = status === 200 ? fieldAt(JSON.parse(text), 'response') : undefined;
  const allowed = fieldAt(response, 'allowed');
  if (typeof allowed !== 'boolean')
    throw new Error(`no AdmissionReview was answered, but ${status}: ${text.slice(0, 500)}`);
  return { uid: textAt(response, 'uid'), allowed, message: textAt(response, 'status', 'message') };
}
