import type { TemplateKey } from '../api/template-key.ts';
import { planReconcile } from '../plan/plan-reconcile.ts';
import { carryOut } from './carry-out.ts';
import type { ControllerDeps } from './controller-deps.ts';
import { forgetTemplate } from './forget-template.ts';
import { latestTemplate } from './latest-template.ts';
import { observe } from './observe.ts';

/**
 * Brings one template up to date: observe, plan (pure), carry out. May be called at any time, any number of times, and may be killed anywhere: the
 * next call goes on from what the API server holds.
 *
 * @returns when to look again at the latest (milliseconds since the epoch); undefined where only an event can bring news
 */
export async function reconcile(
  key: TemplateKey,
  deps: ControllerDeps,
): Promise<number | undefined> {
  const template = latestTemplate(key, deps.ports.templates, deps.memory);
  // A template that is gone takes its Jobs along (owner references); there is nothing to clean up but the memory.
  if (template === undefined || template.metadata.deletionTimestamp !== undefined) {
    forgetTemplate(key, deps);
    return undefined;
  }
  const observed = await observe(template, deps);
  const plan = planReconcile(observed.observation, observed.stage, observed.attempted);
  return carryOut(observed, plan, deps);
}
