/** Why an HTTP exchange brought no usable answer. */
export type RequestFault =
  | 'NameUnknown'
  | 'Unreachable'
  | 'TimedOut'
  | 'UntrustedCertificate'
  | 'PlainHttp'
  | 'TargetDenied'
  | 'BadRedirect'
  | 'TooManyRedirects'
  /** The body ended before its announced length. */
  | 'Cut'
  /** The body is longer than this kind of document may be. */
  | 'TooLarge';

/** An HTTP exchange that brought no usable answer. The message is the fault alone: nothing that a server sent. */
export class RequestFaultError extends Error {
  readonly fault: RequestFault;

  constructor(fault: RequestFault, options?: ErrorOptions) {
    super(`request failed: ${fault}`, options);
    this.name = 'RequestFaultError';
    this.fault = fault;
  }
}
