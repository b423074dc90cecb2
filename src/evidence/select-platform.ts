import type { ImagePlatform } from './image-evidence.ts';

interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** `v7` as 7, `v8.2` as 8.002; undefined for other words. */
  readonly level: number | undefined;
  readonly variant: string;
}

/** Other names of architectures that tools write (containerd `platforms`, `normalizeArch`). */
const ALIASES: Partial<Record<string, string>> = {
  aarch64: 'arm64',
  armel: 'arm/v6',
  armhf: 'arm/v7',
  i386: '386',
  x86_64: 'amd64',
  'x86-64': 'amd64',
};
/** What an architecture without a variant means. */
const DEFAULT_VARIANTS: Partial<Record<string, string>> = { arm: 'v7', arm64: 'v8', amd64: 'v1' };

/**
 * The platform of an image that a node of the asked platform runs, by containerd's rules: same operating system and architecture, and the
 * highest variant that is not above the asked one. `linux/arm64` takes `linux/arm64/v8`; `linux/amd64` does not take `linux/amd64/v3`. Of
 * equals the first wins. Undefined where none fits.
 */
export function selectPlatform(
  asked: string,
  available: readonly ImagePlatform[],
): ImagePlatform | undefined {
  const want = readPlatform(asked);
  return available
    .map((platform) => ({ platform, rank: rankOf(want, readPlatform(platform.platform)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => b.rank - a.rank)[0]?.platform;
}

/** The higher the better; below zero where the node cannot run it. */
function rankOf(want: Platform, have: Platform): number {
  if (want.os !== have.os || want.architecture !== have.architecture) return -1;
  if (want.level === undefined || have.level === undefined)
    return want.variant === have.variant ? 0 : -1;
  return have.level <= want.level ? have.level : -1;
}

function readPlatform(text: string): Platform {
  const [os = '', name = '', given = ''] = text.toLowerCase().split('/');
  const [architecture = '', implied = ''] = (ALIASES[name] ?? name).split('/');
  const variant = given || implied || (DEFAULT_VARIANTS[architecture] ?? '');
  const match = /^v?(\d{1,3})(?:\.(\d{1,3}))?$/.exec(variant === '' ? 'v0' : variant);
  const level = match === null ? undefined : Number(match[1]) + Number(match[2] ?? 0) / 1000;
  return { os, architecture, level, variant };
}
