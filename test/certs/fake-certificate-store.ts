import type { CertificateStore, SecretData } from '../../src/certs/certificate-ports.ts';

/** Secrets and a webhook configuration in memory, with a log of every write in order. */
export interface FakeCertificateStore extends CertificateStore {
  readonly secrets: Map<string, SecretData>;
  readonly writes: string[];
  bundle: string | undefined;
  configured: boolean;
}

export function fakeCertificateStore(): FakeCertificateStore {
  const store: FakeCertificateStore = {
    secrets: new Map(),
    writes: [],
    bundle: undefined,
    configured: true,
    readSecret: (name) => Promise.resolve(store.secrets.get(name)),
    applySecret: (name, type, data) => {
      store.writes.push(`${name} (${type})`);
      store.secrets.set(name, data);
      return Promise.resolve();
    },
    applyCaBundle: (configuration, bundle) => {
      if (!store.configured) return Promise.resolve('absent');
      if (bundle !== store.bundle) store.writes.push(`caBundle of ${configuration}`);
      store.bundle = bundle;
      return Promise.resolve('applied');
    },
  };
  return store;
}
