import { BOOT_PATHS } from './boot-paths.ts';

/** The run command of the second boot. Init writes it to its log, so it names no secret. The code is the channel that it came through. */
export function runCommand(exitCode: number): string {
  return `sh ${BOOT_PATHS.validator}/second.sh ${exitCode}`;
}
