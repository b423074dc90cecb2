import { RequestFaultError } from './http/request-fault-error.ts';
import type { RequestFault } from './http/request-fault-error.ts';

const BY_CODE: Partial<Record<string, RequestFault>> = {
  ENOTFOUND: 'NameUnknown',
  ENODATA: 'NameUnknown',
  ETIMEDOUT: 'TimedOut',
  UND_ERR_CONNECT_TIMEOUT: 'TimedOut',
  UND_ERR_HEADERS_TIMEOUT: 'TimedOut',
  UND_ERR_BODY_TIMEOUT: 'TimedOut',
  EPROTO: 'PlainHttp',
  ERR_SSL_WRONG_VERSION_NUMBER: 'PlainHttp',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'PlainHttp',
  ERR_SSL_HTTP_REQUEST: 'PlainHttp',
  ERR_TLS_CERT_ALTNAME_INVALID: 'UntrustedCertificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'UntrustedCertificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'UntrustedCertificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'UntrustedCertificate',
  UNABLE_TO_GET_ISSUER_CERT: 'UntrustedCertificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'UntrustedCertificate',
  CERT_HAS_EXPIRED: 'UntrustedCertificate',
  CERT_NOT_YET_VALID: 'UntrustedCertificate',
  CERT_SIGNATURE_FAILURE: 'UntrustedCertificate',
  CERT_UNTRUSTED: 'UntrustedCertificate',
  CERT_REVOKED: 'UntrustedCertificate',
  INVALID_CA: 'UntrustedCertificate',
  INVALID_PURPOSE: 'UntrustedCertificate',
  HOSTNAME_MISMATCH: 'UntrustedCertificate',
};

/**
 * What an error of the HTTP client, of TLS or of name resolution means. `AggregateError`s (several addresses tried) count as their first
 * member that says more than that nobody listens; unknown errors are `Unreachable`.
 */
export function faultOf(error: unknown): RequestFault {
  if (error instanceof RequestFaultError) return error.fault;
  // By shape: errors of Node's own code may come from another realm, where instanceof does not hold.
  const { name, code, errors } = (error ?? {}) as {
    name?: unknown;
    code?: unknown;
    errors?: unknown;
  };
  if (name === 'TimeoutError' || name === 'AbortError') return 'TimedOut';
  if (Array.isArray(errors)) {
    const faults = errors.map(faultOf);
    return faults.find((fault) => fault !== 'Unreachable') ?? 'Unreachable';
  }
  return BY_CODE[String(code)] ?? 'Unreachable';
}
