import { runController } from './run-controller.ts';
import type { ServiceInput } from './run-service.ts';
import { runService } from './run-service.ts';

/** The subcommand `controller`, to its end. Returns the exit code. */
export async function controller(input: ServiceInput): Promise<number> {
  return await runService('controller', input, runController);
}
