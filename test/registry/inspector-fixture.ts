import { createImageInspector } from '../../src/registry/create-image-inspector.ts';
import type { ImageInspector } from '../../src/registry/create-image-inspector.ts';
import type { RegistryOptions } from '../../src/registry/registry-options.ts';
import { testCertificate } from '../fakes/test-certificate.ts';
import type { TestCertificate } from '../fakes/test-certificate.ts';

/** A certificate for every host name of the tests. */
export const certificate: TestCertificate = await testCertificate([
  'registry.test',
  'other.test',
  'token.test',
]);

/** A signal that never comes. */
export const never = new AbortController().signal;

const open = new Set<ImageInspector>();

/** An inspector for which `*.test` is loopback, and which trusts the certificate of the tests. */
export function testInspector(options: RegistryOptions = {}): ImageInspector {
  const inspector = createImageInspector({
    extraCa: certificate.cert,
    allowedAddresses: ['127.0.0.1'],
    lookup: (hostname) =>
      hostname.endsWith('.test')
        ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
        : Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })),
    ...options,
  });
  open.add(inspector);
  return inspector;
}

/** Closes what `testInspector` opened. */
export async function closeInspectors(): Promise<void> {
  await Promise.all([...open].map((inspector) => inspector.close()));
  open.clear();
}

/** The content of a pull secret. */
export function dockerConfig(host: string, username: string, password: string): string {
  return JSON.stringify({ auths: { [host]: { username, password } } });
}
