import type { CertificateStore, SecretData } from '../../src/certs/certificate-ports.ts';

/** Secrets and a webhook configuration in memory, with a log of every write in order. */
export interface FakeCertificateStore extends CertificateStore {
  readonly secrets: Map<string, SecretData>;
  readonly writes: string[];
  /** caBundle of each webhook; undefined while there is no configuration. */
  bundles: string[] | undefined;
  /** How many writes go well before one fails, and all that follow. */
  failsAfter: number;
}

/** A store with a configuration of two webhooks, and nothing in it. */
export function fakeCertificateStore(): FakeCertificateStore {
  const write = (what: string) => {
    if (store.failsAfter === 0) return Promise.reject(new Error('connection refused'));
    store.failsAfter -= 1;
    store.writes.push(what);
    return Promise.resolve();
  };
  const store: FakeCertificateStore = {
    secrets: new Map(),
    writes: [],
    bundles: ['', ''],
    failsAfter: Infinity,
    readSecret: (name) => Promise.resolve(store.secrets.get(name)),
    applySecret: async (name, type, data) => {
      await write(`${name} (${type})`);
      store.secrets.set(name, data);
    },
    readCaBundles: () => Promise.resolve(store.bundles && [...store.bundles]),
    applyCaBundle: async (configuration, bundle) => {
      if (store.bundles === undefined) return 'absent';
      await write(`caBundle of ${configuration}`);
      store.bundles = store.bundles.map(() => bundle);
      return 'applied';
    },
  };
  return store;
}
