import { cluster } from '../../../e2e/support/cluster.ts';
import { eventually } from '../../../e2e/support/eventually.ts';
import { kubectl } from '../../../e2e/support/kubectl.ts';
import type { Disturbance } from './disturbance.ts';
import { untilWhole } from './until-whole.ts';

/**
 * The only API server ends, and another process takes its place. Over when its policies work too, up to 30 s later: an API server looks for the
 * kinds of policies' parameters in a discovery that it reads every 30 s (https://github.com/kubernetes/kubernetes/issues/124237).
 */
export const apiServerRestart: Disturbance = {
  name: 'API server restart',
  // It may be asked before it has read where the webhook is.
  mayFailOpen: true,
  isLocal: true,
  async disturb({ whileStopping, untilHeld }) {
    await whileStopping(() => cluster('stop', 'apiserver'));
    await cluster('start', 'apiserver');
    await eventually(
      () => kubectl(['get', '--raw', '/readyz']),
      ({ code }) => code === 0,
      { timeoutMs: 90_000, what: 'the API server is ready' },
    );
    const ready = performance.now();
    await untilHeld();
    const seconds = ((performance.now() - ready) / 1_000).toFixed(1);
    console.error(`The native backstop holds ${seconds} s after the API server is ready.`);
    await untilWhole('webhook');
  },
};
