import { runWebhook } from './run-webhook.ts';
import type { ServiceInput } from './run-service.ts';
import { runService } from './run-service.ts';

/** The subcommand `webhook`, to its end. Returns the exit code. */
export async function webhook(input: ServiceInput): Promise<number> {
  return await runService('webhook', input, runWebhook);
}
