import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { createSecureContext, getCACertificates } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import type { Dispatcher } from 'undici';
import { faultOf } from '../fault-of.ts';
import { RequestFaultError } from './request-fault-error.ts';
import type { RegistryOptions } from '../registry-options.ts';
import type { TargetGuard } from './create-target-guard.ts';

interface DispatcherOptions extends Pick<RegistryOptions, 'extraCa' | 'lookup'> {
  readonly guard: TargetGuard;
  /** Milliseconds, for name resolution and again for the connection. */
  readonly connectTimeout: number;
}

/**
 * Connections to registries: every address is shown to the guard after name resolution, and exactly the addresses that it passed are
 * connected to, so that a name cannot change its mind in between. HTTP/1.1 only, proxies of the environment are not used.
 */
export function createRegistryDispatcher(options: DispatcherOptions): Dispatcher {
  const ca = [...getCACertificates('default'), ...(options.extraCa ? [options.extraCa] : [])];
  const secureContext = createSecureContext({ ca });
  const lookup = options.lookup ?? ((hostname) => systemLookup(hostname, { all: true }));
  const resolve = async (hostname: string, port: number): Promise<readonly LookupAddress[]> => {
    const family = isIP(hostname);
    const found =
      family === 0
        ? await within(options.connectTimeout, lookup(hostname))
        : [{ address: hostname, family }];
    const passed = found.filter(({ address }) => options.guard(address, port));
    if (passed.length === 0) throw new RequestFaultError('TargetDenied');
    return passed;
  };
  const connect: buildConnector.connector = (target, callback) => {
    const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80));
    resolve(target.hostname, port).then(
      (addresses) => {
        const connector = buildConnector({
          secureContext,
          timeout: options.connectTimeout,
          allowH2: false,
          autoSelectFamily: true,
          lookup: fixedLookup(addresses),
        });
        connector(target, callback);
      },
      (error: unknown) => {
        callback(new RequestFaultError(faultOf(error), { cause: error }), null);
      },
    );
  };
  return new Agent({ connect, connections: 8, keepAliveTimeout: 10_000, maxOrigins: 1000 });
}

function fixedLookup(addresses: readonly LookupAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new RequestFaultError('TimedOut'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
