import type { DirectRequest } from './direct-request.ts';

/**
 * Reads a body, or what is left of it, and forgets it.
 *
 * @param limit bytes after which it is given up
 * @param done called exactly once: with true once all of the body was read, with false where it was given up or the client went away
 */
export function discardBody(
  request: DirectRequest,
  limit: number,
  done: (drained: boolean) => void,
): void {
  let left = limit;
  let open = true;
  const end = (drained: boolean): void => {
    if (!open) return;
    open = false;
    done(drained);
  };
  request.receive({
    part: (bytes) => {
      left -= bytes.length;
      if (left < 0) end(false);
    },
    end: () => end(request.complete),
  });
  request.on('close', () => end(false));
}
