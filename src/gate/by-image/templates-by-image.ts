import { canonicalRepository } from '../../api/canonical-repository.ts';
import type { RepositoryMirror } from '../../api/canonical-repository.ts';
import { parseImageReference } from '../../api/parse-image-reference.ts';
import type { ImageReference } from '../../api/parse-image-reference.ts';
import type { TemplateRecord } from '../records/template-record.ts';
import type { TemplateEntry } from './template-entry.ts';

/** Where a template is found. */
interface Kept {
  readonly record: TemplateRecord;
  readonly repository: string;
  /** The tag of `spec.image`; empty where it names a digest. */
  readonly tag: string;
  readonly jobUID: string;
}

/** Templates by name. */
type Named = Map<string, TemplateRecord>;

class OfNamespace {
  readonly templates = new Map<string, Kept>();
  /** By repository, then by tag. */
  readonly repositories = new Map<string, Map<string, Named>>();
  /** How many templates have recorded a Job, by its UID: those with the same evidence share one. */
  readonly jobs = new Map<string, number>();

  add(name: string, kept: Kept): void {
    const { record, repository, tag, jobUID } = kept;
    this.templates.set(name, kept);
    const tags = this.repositories.get(repository) ?? new Map<string, Named>();
    const named: Named = tags.get(tag) ?? new Map<string, TemplateRecord>();
    this.repositories.set(repository, tags.set(tag, named.set(name, record)));
    if (jobUID !== '') this.jobs.set(jobUID, (this.jobs.get(jobUID) ?? 0) + 1);
  }

  remove(name: string): void {
    const kept = this.templates.get(name);
    if (kept === undefined) return;
    const { repository, tag, jobUID } = kept;
    this.templates.delete(name);
    const tags = this.repositories.get(repository);
    const named = tags?.get(tag);
    named?.delete(name);
    if (named?.size === 0) tags?.delete(tag);
    if (tags?.size === 0) this.repositories.delete(repository);
    const left = (this.jobs.get(jobUID) ?? 0) - 1;
    if (left > 0) this.jobs.set(jobUID, left);
    else this.jobs.delete(jobUID);
  }
}

/** Finds the templates of a namespace whose image may be a given one. It has each template once, as it was told of it last. */
export class TemplatesByImage {
  readonly #mirrors: readonly RepositoryMirror[];
  readonly #namespaces = new Map<string, OfNamespace>();

  constructor(mirrors: readonly RepositoryMirror[]) {
    this.#mirrors = mirrors;
  }

  changed(entry: TemplateEntry): void {
    this.deleted(entry);
    const { namespace, name, record, jobUID } = entry;
    const image = record && parseImageReference(record.image);
    if (record === undefined || image === undefined) return;
    const repository = canonicalRepository(image, this.#mirrors);
    const known = this.#namespaces.get(namespace) ?? new OfNamespace();
    this.#namespaces.set(namespace, known);
    known.add(name, { record, repository, tag: tagOf(image), jobUID });
  }

  deleted({ namespace, name }: TemplateEntry): void {
    const known = this.#namespaces.get(namespace);
    known?.remove(name);
    if (known?.templates.size === 0) this.#namespaces.delete(namespace);
  }

  /**
   * The templates that an image may be the one of, in any order: those that name its repository with its tag or, for an image by digest, all that
   * name its repository.
   */
  candidates(namespace: string, text: string): readonly TemplateRecord[] {
    const known = this.#namespaces.get(namespace);
    const image = known && parseImageReference(text);
    if (image === undefined) return [];
    const tags = known?.repositories.get(canonicalRepository(image, this.#mirrors));
    if (tags === undefined) return [];
    if (image.digest === undefined) return [...(tags.get(tagOf(image))?.values() ?? [])];
    return [...tags.values()].flatMap((named) => [...named.values()]);
  }

  /** Whether a template of the namespace has recorded a Job of this UID. */
  isValidationJob(namespace: string, uid: string): boolean {
    return this.#namespaces.get(namespace)?.jobs.has(uid) === true;
  }
}

function tagOf({ tag, digest }: ImageReference): string {
  return digest === undefined ? (tag ?? 'latest') : '';
}
