import { RegistryError } from './registry-error.ts';
import type { RequestFault } from './http/request-fault-error.ts';

/** Why a registry or its token service could not be asked. */
export type Unavailability =
  RequestFault | 'Throttled' | 'ServerError' | 'WebPage' | 'BadStatus' | 'BadToken' | 'BadRealm';

const CHECK_HOST = 'check the host in spec.image';

const SENTENCES: Record<Unavailability, (who: string) => string> = {
  NameUnknown: (who) => `${who} has no address in DNS; ${CHECK_HOST}`,
  Unreachable: (who) =>
    `${who} cannot be reached; check that it runs and that the operator may connect to it`,
  TimedOut: (who) =>
    `${who} did not answer in time; check that it runs and that the operator may connect to it`,
  UntrustedCertificate: (who) =>
    `${who} has a certificate that is not trusted; give the operator the CA with --registry-ca-file`,
  PlainHttp: (who) =>
    `${who} does not speak TLS; serve it over https or name it in --insecure-registries`,
  TargetDenied: (who) =>
    `${who} resolves to an address that the operator must not contact (loopback, link-local, metadata or API server); ${CHECK_HOST}`,
  BadRedirect: (who) => `${who} redirects to a place that is not https; correct its configuration`,
  TooManyRedirects: (who) => `${who} redirects more than 5 times; correct its configuration`,
  Cut: (who) => `${who} ended an answer too early; look at its log`,
  TooLarge: (who) => `${who} sent an answer that is too large to be one; ${CHECK_HOST}`,
  Throttled: (who) =>
    `${who} limits the rate of requests; wait, or give spec.imagePullSecrets an account with a higher limit`,
  ServerError: (who) => `${who} answered with a server error; look at its log`,
  WebPage: (who) => `${who} answers like a web server, not like an image registry; ${CHECK_HOST}`,
  BadStatus: (who) => `${who} answered with an unexpected status; look at its log`,
  BadToken: (who) => `${who} gave no usable token; look at its log`,
  BadRealm: (who) => `${who} is not at an https address; correct the registry's configuration`,
};

/** The error for a registry that could not be asked: one sentence, the same bytes for the same cause. */
export function unavailable(
  who: string,
  cause: Unavailability,
  options?: ErrorOptions,
): RegistryError {
  const message = SENTENCES[cause](who);
  return new RegistryError({ outcome: 'Unknown', reason: 'RegistryUnavailable', message }, options);
}
