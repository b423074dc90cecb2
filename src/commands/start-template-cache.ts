import type { Lookup } from '../admission/admission-ports.ts';
import type { Informer, InformerOptions } from '../cluster/cache/informer.ts';
import type { KubeObject } from '../cluster/kube-object.ts';
import { startInformer } from '../cluster/cache/start-informer.ts';
import { templateEntry } from '../gate/by-image/template-entry.ts';
import type { TemplateEntry } from '../gate/by-image/template-entry.ts';
import { TemplatesByImage } from '../gate/by-image/templates-by-image.ts';
import type { RepositoryMirror } from '../api/canonical-repository.ts';
import type { TemplateRecord } from '../gate/records/template-record.ts';

/** What the webhook knows of templates. */
export interface TemplateCache {
  readonly informer: Informer<unknown>;
  readonly records: Lookup<TemplateRecord>;
  /** Undefined where templates are not to be found by their images. */
  readonly byImage: TemplatesByImage | undefined;
}

/**
 * Follows templates and keeps compact records of them, made once per change: the cache keeps no objects. An index by image is beside them only where it
 * is asked for, because it takes room for each template.
 *
 * @param mirrors undefined where templates are not to be found by their images
 */
export function startTemplateCache(
  options: Omit<InformerOptions<unknown>, 'shape' | 'handler'>,
  record: (object: KubeObject) => TemplateRecord | undefined,
  mirrors: readonly RepositoryMirror[] | undefined,
): TemplateCache {
  if (mirrors === undefined) {
    const informer = startInformer({ ...options, shape: record });
    return { informer, records: informer, byImage: undefined };
  }
  const byImage = new TemplatesByImage(mirrors);
  const informer = startInformer<TemplateEntry>({
    ...options,
    shape: (object) => templateEntry(object, record(object)),
    handler: {
      changed: (entry) => byImage.changed(entry),
      deleted: (entry) => byImage.deleted(entry),
    },
  });
  const get = (namespace: string, name: string) => informer.get(namespace, name)?.record;
  return { informer, records: { get }, byImage };
}
