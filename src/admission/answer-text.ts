import type { Decision } from '../gate/decision.ts';
import { reviewAnswer } from './review-answer.ts';

const BEFORE = '{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"';
/** Names of objects are not longer. */
const LONGEST = 253;
/** What stands for itself in a JSON text. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** The answer that carries a decision, as JSON. Most decisions admit without a word: their answer is put together by hand, which costs far less. */
export function answerText(uid: string, decision: Decision): string {
  const { outcome, reason, template, message, also } = decision;
  const plain = PLAIN.test(uid) && PLAIN.test(template) && template.length <= LONGEST;
  if (outcome !== 'Admit' || message !== '' || also !== undefined || !plain) {
    return JSON.stringify(reviewAnswer(uid, decision));
  }
  const named = template === '' ? '' : `,"template":"${template}"`;
  return `${BEFORE}${uid}","allowed":true,"auditAnnotations":{"decision":"Admit","reason":"${reason}"${named}}}}`;
}
