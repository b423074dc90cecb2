import type { BuildContext } from '../build-context.ts';
import type { LayerEntry } from '../layer-entry.ts';
import type { LayerSource } from '../layer-source.ts';
import { pickDebianPackages } from '../pick-debian-packages.ts';
import { readDebianPackage } from '../read-debian-package.ts';

const packages = ['ca-certificates'];
const folder = '/usr/share/ca-certificates/mozilla/';
const bundlePath = '/etc/ssl/certs/ca-certificates.crt';

/**
 * The certificate authorities that Debian trusts. The package carries one file for each and joins them when it is
 * installed; here they are joined in the order of their names.
 */
export function certificatesLayer(context: BuildContext): LayerSource {
  return {
    fingerprint: async () => {
      const digests = (await pickDebianPackages(context, packages)).map(({ sha256 }) => sha256);
      return JSON.stringify(['certificates', bundlePath, digests]);
    },
    entries: async () => [await bundle(context)],
  };
}

async function bundle(context: BuildContext): Promise<LayerEntry> {
  const isCertificate = (path: string): boolean => path.startsWith(folder) && path.endsWith('.crt');
  const found = new Map<string, Buffer>();
  for (const item of await pickDebianPackages(context, packages)) {
    for (const [path, content] of await readDebianPackage(item, isCertificate)) {
      found.set(path, content);
    }
  }
  if (found.size === 0) {
    throw new Error(`The Debian package ca-certificates has no certificates in ${folder}`);
  }
  const text = [...found.keys()].sort().map((path) => `${String(found.get(path)).trimEnd()}\n`);
  return { path: bundlePath, mode: 0o644, type: 'file', content: Buffer.from(text.join('')) };
}
