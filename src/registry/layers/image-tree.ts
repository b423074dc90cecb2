import type { FileFact } from '../../evidence/image-evidence.ts';

/** One entry of a layer, reduced to what facts are made of. */
export interface LayerEntry {
  /** As the archive writes it. */
  readonly name: string;
  readonly type: 'File' | 'Directory' | 'Symlink' | 'Hardlink' | 'Other';
  /** Permission bits. */
  readonly mode: number;
  /** Of symbolic and hard links. */
  readonly target: string;
  /** What the first bytes of a file say. */
  readonly content?: Pick<Extract<FileFact, { state: 'Present' }>, 'elf' | 'interpreter'>;
  /** Where more than facts is wanted. */
  readonly details?: EntryDetails;
}

/** What a tree of files tells besides. */
export interface EntryDetails {
  readonly uid: number;
  readonly gid: number;
  readonly stored: StoredFile;
}

/** The content of a regular file in its layer; names that are hard links to each other share it. */
export interface StoredFile {
  /** Counted from 1. */
  readonly layer: number;
  /** Number of the entry in the layer, counted from 0. */
  readonly entry: number;
  readonly size: number;
  /** The first bytes, as many as were kept. */
  bytes: Uint8Array;
}

/** The file system of an image while its layers are applied, without the files' contents. */
export interface ImageTree {
  /** Adds an entry of a layer; layers come in order, numbered from 1. False where a hard link has no target. */
  apply(entry: LayerEntry, layer: number): boolean;
  /** The fact about an absolute path. */
  fact(path: string): FileFact;
  /** What is at an absolute path, as a process in the image finds it; undefined where nothing is. */
  find(path: string, end: 'Follow' | 'Stay'): Place | undefined;
}

/** Something of the tree, with the names that lead to it without a link. */
export interface Place {
  readonly node: ImageNode;
  readonly names: readonly string[];
}

interface Directory {
  readonly kind: 'Directory';
  mode: number;
  uid: number;
  gid: number;
  layer: number;
  /** The last layer whose whiteouts have removed everything from below: a second one of that layer finds nothing more. */
  cleared: number;
  readonly children: Map<string, ImageNode>;
}
interface Leaf {
  readonly kind: 'File' | 'Symlink' | 'Other';
  readonly mode: number;
  layer: number;
  readonly target: string;
  readonly content: LayerEntry['content'];
  readonly details: EntryDetails | undefined;
}

/** A directory, file, link or device of the tree. */
export type ImageNode = Directory | Leaf;

/** What the kernel follows before it answers ELOOP. */
const MAX_LINKS = 40;
const MAX_DEPTH = 256;
const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';

/**
 * Applies layers as containerd does (OCI image spec, "Filesystem Layer"): parents are found through symbolic links inside the image, a
 * whiteout removes what lower layers brought and nothing else, a directory over a directory keeps its entries.
 */
export function createImageTree(): ImageTree {
  const root = newDirectory(0);
  return {
    apply(entry, layer) {
      const parts = partsOf(entry.name);
      const base = parts.pop();
      if (base === undefined) return true;
      const parent = makeDirectory(root, parts, layer);
      if (parent === undefined) return true;
      if (!base.startsWith(WHITEOUT)) return put({ root, parent, base, entry, layer });
      if (base === OPAQUE) removeLower(parent, layer);
      else removeChild(parent, base.slice(WHITEOUT.length), layer);
      // A layer that holds a whiteout holds the directory that it is in: overlayfs keeps it, whatever the layer does above.
      parent.layer = layer;
      return true;
    },
    fact(path) {
      const node = walk(root, partsOf(path), true)?.node;
      if (node === undefined || node.kind === 'Symlink') return { state: 'Missing' };
      const content = node.kind === 'File' ? node.content : undefined;
      return { state: 'Present', kind: node.kind, mode: node.mode, ...content };
    },
    find: (path, end) => walk(root, stepsOf(path), end === 'Follow'),
  };
}

interface Placement {
  readonly root: Directory;
  readonly parent: Directory;
  readonly base: string;
  readonly entry: LayerEntry;
  readonly layer: number;
}

function put({ root, parent, base, entry, layer }: Placement): boolean {
  const { type, mode, target, content, details } = entry;
  const there = parent.children.get(base);
  if (type === 'Directory') {
    const directory = there?.kind === 'Directory' ? there : newDirectory(layer);
    directory.mode = mode;
    directory.uid = details?.uid ?? 0;
    directory.gid = details?.gid ?? 0;
    directory.layer = layer;
    parent.children.set(base, directory);
    return true;
  }
  if (type === 'Hardlink') {
    const node = walk(root, partsOf(target), false)?.node;
    if (node === undefined || node.kind === 'Directory') return false;
    parent.children.set(base, { ...node, layer });
    return true;
  }
  parent.children.set(base, { kind: type, mode, layer, target, content, details });
  return true;
}

function newDirectory(layer: number): Directory {
  const mode = 0o755;
  return { kind: 'Directory', mode, uid: 0, gid: 0, layer, cleared: 0, children: new Map() };
}

/** Steps above the root stay at the root, as in a container. */
function partsOf(path: string): string[] {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts;
}

/** Finds a directory for an entry and makes the parents that no layer named. Undefined where links lead nowhere. */
function makeDirectory(
  root: Directory,
  parts: readonly string[],
  layer: number,
): Directory | undefined {
  const found = walk(root, parts, true)?.node;
  if (found?.kind === 'Directory') return found;
  if (found !== undefined || parts.length === 0 || parts.length > MAX_DEPTH) return undefined;
  const parent = makeDirectory(root, parts.slice(0, -1), layer);
  const name = parts.at(-1) ?? '';
  if (parent === undefined || parent.children.has(name)) return undefined;
  const made = newDirectory(layer);
  parent.children.set(name, made);
  return made;
}

/** Follows a path, symbolic links included; the last part's own link only where asked. */
function walk(root: Directory, parts: readonly string[], followLast: boolean): Place | undefined {
  const todo = [...parts].reverse();
  const path: Directory[] = [root];
  const names: string[] = [];
  let links = 0;
  let steps = 0;
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (++steps > MAX_DEPTH * MAX_LINKS) return undefined;
    if (name === '..') {
      if (path.length > 1) path.pop();
      names.pop();
      continue;
    }
    const node = path.at(-1)?.children.get(name);
    if (node?.kind === 'Directory') {
      path.push(node);
      names.push(name);
      continue;
    }
    if (node?.kind !== 'Symlink' || (todo.length === 0 && !followLast))
      return node === undefined || todo.length > 0 ? undefined : { node, names: [...names, name] };
    if (++links > MAX_LINKS) return undefined;
    if (node.target.startsWith('/')) path.length = 1;
    names.length = path.length - 1;
    todo.push(...stepsOf(node.target).reverse());
  }
  return { node: path.at(-1) ?? root, names };
}

/** Unlike `partsOf` keeps `..`: what it leads to depends on the links before it. */
function stepsOf(target: string): string[] {
  return target.split('/').filter((part) => part !== '' && part !== '.');
}

function removeChild(parent: Directory, name: string, layer: number): void {
  const node = parent.children.get(name);
  if (node === undefined) return;
  if (node.kind === 'Directory') removeLower(node, layer);
  const kept = node.kind === 'Directory' && node.children.size > 0;
  if (node.layer < layer && !kept) parent.children.delete(name);
}

/** Removes what lower layers brought; a directory stays while something of this layer is below it. */
function removeLower(directory: Directory, layer: number): void {
  if (directory.cleared === layer) return;
  directory.cleared = layer;
  for (const name of [...directory.children.keys()]) removeChild(directory, name, layer);
}
