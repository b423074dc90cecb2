import type { FileTree } from '../evidence/file-tree.ts';
import type { FileFacts, ImageInspection } from '../evidence/image-evidence.ts';
import type { Known } from '../evidence/known.ts';
import { createHttpClient } from './http/http-client.ts';
import { createMutex } from './create-mutex.ts';
import { createRegistryDispatcher } from './http/create-registry-dispatcher.ts';
import type { SessionContext } from './create-registry-session.ts';
import { createTargetGuard } from './http/create-target-guard.ts';
import { inspectImage } from './inspect-image.ts';
import { readImageFiles } from './layers/read-image-files.ts';
import { readImageTree } from './layers/read-image-tree.ts';
import { readPlatforms } from './read-platforms.ts';
import type { PlatformsReading } from './read-platforms.ts';
import { RegistryError } from './registry-error.ts';
import type { LayerLimits, RegistryOptions, RegistryTimeouts } from './registry-options.ts';
import { createTokenCache } from './authentication/token-cache.ts';
import { unknownBecause } from './unknown-because.ts';
import { withSession } from './with-session.ts';

/** What to ask a registry for. */
export interface InspectRequest {
  /** Reference with tag or digest. */
  readonly image: string;
  /** For example `linux/amd64`; at most 16 are looked at. */
  readonly platforms: readonly string[];
  /** Contents of `.dockerconfigjson`, in the order of the pull secrets. */
  readonly dockerConfigs: readonly string[];
}

/** Which files to read. */
export interface ReadFilesRequest extends InspectRequest {
  /** Absolute paths in the image. */
  readonly paths: readonly string[];
}

/** Which files' contents will be asked for. */
export interface ReadTreeRequest extends InspectRequest {
  /** How many first bytes of a file, by its path as a layer names it (`etc/passwd`, `./etc/passwd`); 0 for most. */
  readonly keep: (name: string) => number;
}

/** Reads images from registries. Rejects only where the caller's signal ends the work: all that a registry does is a value. */
export interface ImageInspector {
  inspect(request: InspectRequest, signal: AbortSignal): Promise<ImageInspection>;
  /** Facts about files, read from the layers; by platform. One platform is read at a time. */
  readFiles(
    request: ReadFilesRequest,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, Known<FileFacts>>>>;
  /**
   * What `collect` gathers from the files of an image, as its layers make them; by platform. One platform is read at a time. `collect` may be
   * called up to three times, because contents that `keep` did not foresee are read once they were asked for; it must give the same for the same
   * files. It is Unknown where a file that it cannot do without cannot be read; an error of its own rejects.
   */
  readTree<T>(
    request: ReadTreeRequest,
    collect: (tree: FileTree) => Promise<T>,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, Known<T>>>>;
  /** Closes the connections. */
  close(): Promise<void>;
}

const TIMEOUTS: RegistryTimeouts = {
  connect: 5_000,
  headers: 10_000,
  exchange: 15_000,
  inspect: 30_000,
  files: 120_000,
};
const MIB = 1024 * 1024;
const LIMITS: LayerLimits = {
  layerBytes: 512 * MIB,
  totalBytes: 1024 * MIB,
  unpackedBytes: 4096 * MIB,
  entries: 200_000,
  nameBytes: 16 * MIB,
};
const MAX_TOKENS = 1000;
const MAX_PLATFORMS = 16;

/** Builds the inspector. Throws an Error that names the rule where an address in the options cannot be read. */
export function createImageInspector(options: RegistryOptions = {}): ImageInspector {
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const limits = { ...LIMITS, ...options.layers };
  const context = sessionContext(options, timeouts);
  const oneAtATime = createMutex();

  const byPlatform = async <T>(
    request: InspectRequest,
    signal: AbortSignal,
    read: PlatformsReading<T>['read'],
  ): Promise<Record<string, Known<T>>> => {
    const platforms = request.platforms.slice(0, MAX_PLATFORMS);
    const result = await oneAtATime(() =>
      bounded(timeouts.files, signal, (bound) =>
        withSession(context, { ...request, signal: bound }, (found) =>
          readPlatforms(found, { platforms, read }),
        ),
      ),
    );
    if (!(result instanceof RegistryError)) return result;
    return Object.fromEntries(
      platforms.map((platform) => [platform, unknownBecause(result)] as const),
    );
  };

  return {
    async inspect(request, signal) {
      const platforms = request.platforms.slice(0, MAX_PLATFORMS);
      const result = await bounded(timeouts.inspect, signal, (bound) =>
        withSession(context, { ...request, signal: bound }, (found) =>
          inspectImage(found, platforms),
        ),
      );
      return result instanceof RegistryError ? { resolution: result.failure, configs: {} } : result;
    },
    readFiles: ({ paths, ...request }, signal) =>
      byPlatform(request, signal, (session, layers) =>
        readImageFiles(session, { layers, paths, limits }),
      ),
    readTree: ({ keep, ...request }, collect, signal) =>
      byPlatform(request, signal, (session, layers) =>
        readImageTree(session, { layers, limits, keep, collect }),
      ),
    close: () => context.http.close(),
  };
}

function sessionContext(options: RegistryOptions, timeouts: RegistryTimeouts): SessionContext {
  const now = options.now ?? Date.now;
  const guard = createTargetGuard({
    allowed: options.allowedAddresses ?? [],
    denied: options.deniedAddresses ?? [],
  });
  const dispatcher = createRegistryDispatcher({
    ...options,
    guard,
    connectTimeout: timeouts.connect,
  });
  const http = createHttpClient({ ...options, dispatcher, timeouts });
  const tokens = createTokenCache(MAX_TOKENS, now);
  return { http, tokens, options, now };
}

/** Runs work within a time; a `RegistryError` becomes a value, unless it is the caller who gave up. */
async function bounded<T>(
  milliseconds: number,
  signal: AbortSignal,
  work: (bound: AbortSignal) => Promise<T>,
): Promise<T | RegistryError> {
  signal.throwIfAborted();
  try {
    return await work(AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]));
  } catch (error) {
    if (error instanceof RegistryError) return error;
    throw error;
  } finally {
    signal.throwIfAborted();
  }
}
