import type { BaseImageTemplate } from '../api/base-image-template.ts';
import type { TemplateKey } from '../api/template-key.ts';

/** Which templates name which pull secrets. */
export interface SecretIndex {
  /** Remembers the references of a template; without one, forgets it. Returns whether anything changed. */
  update(key: TemplateKey, template: BaseImageTemplate | undefined): boolean;
  /** Templates that name the Secret. */
  users(namespace: string, name: string): TemplateKey[];
  /** Every Secret that a template names, as `namespace/name`. */
  references(): ReadonlySet<string>;
}

/** An index without entries. */
export function createSecretIndex(): SecretIndex {
  const byTemplate = new Map<TemplateKey, readonly string[]>();
  return {
    update(key, template) {
      const before = byTemplate.get(key) ?? [];
      const after = (template?.spec.imagePullSecrets ?? []).map(
        ({ name }) => `${template?.metadata.namespace ?? ''}/${name}`,
      );
      if (after.length === 0) byTemplate.delete(key);
      else byTemplate.set(key, after);
      return before.join(' ') !== after.join(' ');
    },
    users(namespace, name) {
      const wanted = `${namespace}/${name}`;
      return [...byTemplate].filter(([, names]) => names.includes(wanted)).map(([key]) => key);
    },
    references() {
      return new Set([...byTemplate.values()].flat());
    },
  };
}
