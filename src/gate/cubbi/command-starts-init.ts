import type { WorkloadRule } from '../workload-rule.ts';
import { namesInit } from './names-init.ts';

/** `command` replaces the image's ENTRYPOINT: without the init script nothing is set up, and the command runs as root. */
export const commandStartsInit: WorkloadRule = {
  effect: 'Reject',
  reason: 'WorkloadBypassesInit',
  judge({ settings: { command }, field, template }) {
    if (command?.whole !== true || command.words.some(namesInit)) return undefined;
    return {
      field: `${field}command`,
      sentence: `the command replaces the init script of ${template}, so nothing is set up and it runs as root; move it to args, which the init script runs as user cubbi`,
    };
  },
};
