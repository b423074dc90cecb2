import type { Observation, OwnedJob } from './observation.ts';

/**
 * The template's Jobs that have served: no template of the namespace waits for their evidence. Decided on statuses that were read back from the
 * API server, so the evidence is stored before its Job goes.
 *
 * @param wanted name of the Job of the attempt that runs, which the status may not name yet
 */
export function jobsToRemove(
  { template, siblings, ownedJobs }: Observation,
  wanted: string | undefined,
): OwnedJob[] {
  const awaited = new Set(
    [template, ...siblings].flatMap(({ status }) => {
      const record = status?.lastValidation;
      return record?.finishedAt === undefined ? [record?.jobUID] : [];
    }),
  );
  const own = template.status?.lastValidation;
  return ownedJobs.filter(({ name, uid }) => {
    if (!awaited.has(uid)) return name !== wanted;
    // Its own record awaits it, but the template wants something else by now.
    const others = siblings.some(
      ({ status }) =>
        status?.lastValidation?.jobUID === uid && status.lastValidation.finishedAt === undefined,
    );
    return !others && own?.jobUID === uid && name !== wanted;
  });
}
