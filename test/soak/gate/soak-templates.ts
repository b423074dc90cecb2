import { SOAK_IMAGE } from './soak-image.ts';

/** A template of the load. */
export interface SoakTemplate {
  readonly name: string;
  readonly spec: object;
  /** The verdict that is recorded; none where it is left out. */
  readonly valid?: boolean;
}

/** Suspended, so that the controller lets what is recorded stand. */
const SPEC = { image: SOAK_IMAGE, suspend: true };
const VIBED = { ...SPEC, contract: { type: 'VibedAgent', vibedAgent: { language: 'node' } } };
/** The contract whose pods the webhook may warn of. */
const CUBBI = { ...SPEC, contract: { type: 'Cubbi', cubbi: {} } };

/** One for each state that counts. */
export const SOAK_TEMPLATES: readonly SoakTemplate[] = [
  { name: 'valid', spec: CUBBI, valid: true },
  { name: 'invalid', spec: VIBED, valid: false },
  { name: 'warned', spec: { ...VIBED, admission: { mode: 'Warn' } }, valid: false },
  { name: 'closed', spec: { ...VIBED, enabled: false } },
  { name: 'unknown', spec: { ...VIBED, admission: { whenUnknown: 'Deny' } } },
];
