import type { BodyBuffer, BodyFault } from './body-buffer.ts';
import type { DirectRequest } from './direct-request.ts';

/** Why there is no body. `Incomplete`: the client did not send all of it. */
export type ReceiveFault = BodyFault | 'Incomplete';

/**
 * Reads the body of a request.
 *
 * @param buffer gets the body; it must be released by whoever uses it, but is released here where there is none
 * @param done called exactly once, without a fault where all of the body has come; must not throw
 */
export function readBody(
  request: DirectRequest,
  buffer: BodyBuffer,
  done: (fault: ReceiveFault | undefined) => void,
): void {
  let open = true;
  const end = (fault: ReceiveFault | undefined): void => {
    if (!open) return;
    open = false;
    if (fault !== undefined) buffer.release();
    done(fault);
  };
  request.receive({
    part: (bytes) => {
      const fault = open ? buffer.add(bytes) : undefined;
      if (fault !== undefined) end(fault);
    },
    end: () => end(request.complete ? undefined : 'Incomplete'),
  });
  request.on('close', () => end('Incomplete'));
}
