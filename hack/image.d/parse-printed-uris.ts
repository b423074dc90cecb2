import type { DebianPackage } from './debian-package.ts';

const line = /^'[^']+' (?<file>(?<name>[^_ ]+)_\S+) \d+ SHA256:(?<sha256>[0-9a-f]{64})$/gm;

/**
 * Reads what `apt-get download --print-uris` prints: a line 'URI' FILE SIZE SHA256:DIGEST for each package. Lines
 * without a SHA-256 digest are left out.
 */
export function parsePrintedUris(text: string): Omit<DebianPackage, 'path'>[] {
  return [...text.matchAll(line)].map(({ groups }) => ({
    name: groups?.['name'] ?? '',
    file: groups?.['file'] ?? '',
    sha256: groups?.['sha256'] ?? '',
  }));
}
