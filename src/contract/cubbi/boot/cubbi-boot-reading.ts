import type { BootReading, BootResult, BootView } from '../../../boot/boot-reading.ts';
import { joinParts } from '../../../boot/join-parts.ts';
import type { Part } from '../../../boot/part.ts';
import type { CubbiFiles } from '../files/cubbi-files.ts';
import { firstBoot } from './first-boot.ts';
import type { CubbiBoot } from './cubbi-boot.ts';
import { filesEvidence } from './files-evidence.ts';
import { laterBoots } from './later-boots.ts';
import { LOG_BYTES } from './log-bytes.ts';
import { noLaterBoots } from './no-later-boots.ts';

type Result = BootResult<CubbiBoot, CubbiFiles>;

/** How the pod of a Cubbi validation is read; docs/validation-pod.md has its containers. */
export function cubbiBootReading(): BootReading<CubbiBoot, CubbiFiles> {
  return {
    imageContainers: ['candidate', 'second', 'defaults', 'help', 'malformed'],
    prepares: 'files',
    logs: Object.entries(LOG_BYTES).map(([container, bytes]) => ({ container, bytes })),
    read,
  };
}

function read(view: BootView): Part<Result> {
  const first = joinParts({ candidate: firstBoot(view), files: filesEvidence(view) });
  if (!first.settled) return first;
  const { candidate, files } = first.value;
  const { memoryLimit: memory, timeoutSeconds } = view.context;
  const { known } = candidate;
  // Kubernetes starts the others only after an init container that succeeded.
  const succeeded = known && candidate.value.state === 'Ended' && candidate.value.exitCode === 0;
  const others = succeeded ? laterBoots(view, files.links) : noLaterBoots(view, candidate);
  if (!others.settled) return others;
  const boot = { candidate, ...others.value, limits: { memory, timeoutSeconds } };
  return { settled: true, value: { boot, files: files.files } };
}
