import { fieldAt } from '../field-at.ts';
import type { UserSettings } from './pod-settings.ts';

/** What a security context of a pod or a container says of the user. */
export function readUserSettings(context: unknown): UserSettings {
  const runAsNonRoot = fieldAt(context, 'runAsNonRoot');
  const runAsUser = fieldAt(context, 'runAsUser');
  return {
    runAsNonRoot: typeof runAsNonRoot === 'boolean' ? runAsNonRoot : undefined,
    runAsUser: typeof runAsUser === 'number' ? runAsUser : undefined,
  };
}
