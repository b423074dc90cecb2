import type { Observation, OwnedJob } from './observation.ts';

/**
 * The template's Jobs that have served: neither it nor a sibling waits for their evidence. Decided on statuses that were read back from the API
 * server, so the evidence is stored before its Job goes.
 *
 * @param wanted name of the Job of the attempt that runs, which the status may not name yet
 */
export function jobsToRemove(
  { siblings, ownedJobs }: Pick<Observation, 'siblings' | 'ownedJobs'>,
  wanted: string | undefined,
): OwnedJob[] {
  const records = siblings.flatMap(({ status }) => status?.lastValidation ?? []);
  const awaited = new Set(
    records.flatMap(({ finishedAt, jobUID }) => (finishedAt === undefined ? [jobUID] : [])),
  );
  return ownedJobs.filter(({ name, uid }) => name !== wanted && !awaited.has(uid));
}
