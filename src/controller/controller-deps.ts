import type { ControllerMemory } from './controller-memory.ts';
import type { ControllerPorts } from './controller-ports.ts';
import type { ControllerSettings } from './controller-settings.ts';
import type { KeyedLock } from './keyed-lock.ts';
import type { ValidationSlots } from './validation-slots.ts';

/** Everything that a reconcile works with. */
export interface ControllerDeps {
  readonly ports: ControllerPorts;
  readonly settings: ControllerSettings;
  readonly memory: ControllerMemory;
  readonly slots: ValidationSlots;
  /** By namespace and name of a Job: a Job is not created while it is being deleted, and the other way round. */
  readonly lock: KeyedLock;
  /** Aborted when the controller stops. */
  readonly signal: AbortSignal;
}
