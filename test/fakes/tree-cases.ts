import type { FileNode } from '../../src/evidence/file-tree.ts';
import type { ImageFile } from './image-files.ts';
import { OWNER } from './image-files.ts';

/** One image for the questions below: every reader of images must answer them alike. */
export const TREE: readonly (readonly ImageFile[])[] = [
  [
    { path: 'usr/bin/', mode: 0o755 },
    { path: 'usr/bin/tool', mode: 0o755, content: 'tool' },
    { path: 'usr/bin/special', mode: 0o4755, content: 'root' },
    { path: 'usr/bin/tool2', same: 'usr/bin/tool' },
    { path: 'tmp/', mode: 0o1777 },
    { path: 'etc/text', mode: 0o640, content: 'text' },
    { path: 'etc/empty' },
    { path: 'etc/pipe', pipe: true },
    { path: 'etc/gone', content: 'lower' },
    { path: 'gone/with/all', content: 'lower' },
    { path: 'hidden/lower', content: 'lower' },
    { path: 'hidden/deep/lower', content: 'lower' },
    { path: 'changed', content: 'lower' },
    { path: 'bin', link: 'usr/bin' },
    { path: 'absolute', link: '/usr/bin/tool' },
    { path: 'etc/relative', link: '../usr/bin/tool' },
    { path: 'escape', link: '../../../../../../../../etc/text' },
    { path: 'etc/folder', link: '/usr/./bin/' },
    { path: 'loop-a', link: 'loop-b' },
    { path: 'loop-b', link: 'loop-a' },
    { path: 'self', link: 'self/self' },
    { path: 'dangling', link: 'nowhere' },
    { path: 'through-file', link: 'etc/text/below' },
    { path: 'behind-file', link: 'etc/text/../text' },
    { path: 'line\nbreak/\u001b[2J', content: 'odd' },
    { path: 'é/ü', content: 'marks' },
    { path: '__proto__/constructor', content: 'names' },
    ...Array.from({ length: 45 }, (_, step) => ({
      path: `chain-${step}`,
      link: step === 0 ? 'usr/bin/tool' : `chain-${step - 1}`,
    })),
    ...Array.from({ length: 2_500 }, (_, file) => ({ path: `many/${file}` })),
  ],
  [
    { path: 'etc/gone', removes: 'Path' },
    { path: 'gone/', removes: 'Path' },
    { path: 'hidden/', removes: 'Content' },
    { path: 'hidden/upper', content: 'upper' },
    { path: 'changed', content: 'upper', mode: 0o600 },
  ],
];

/** `want` is `undefined` for nothing. */
export interface LookCase {
  readonly reason: string;
  readonly path: string;
  readonly end?: 'Stay';
  readonly want: FileNode | undefined;
}

const node = (kind: FileNode['kind'], path: string, mode: number, size = 0): FileNode => ({
  ...{ kind, mode, ...OWNER, size, path },
});
const tool = node('File', '/usr/bin/tool', 0o755, 4);
const link = (path: string, target: string): FileNode => ({
  ...node('Symlink', path, 0o777),
  target,
});

/** What is at a path. */
export const LOOKS: readonly LookCase[] = [
  { reason: 'a program', path: '/usr/bin/tool', want: tool },
  {
    reason: 'special bits show',
    path: '/usr/bin/special',
    want: node('File', '/usr/bin/special', 0o4755, 4),
  },
  {
    reason: 'a hard link is a file of its own name',
    path: '/usr/bin/tool2',
    want: { ...tool, path: '/usr/bin/tool2' },
  },
  { reason: 'a folder', path: '/tmp', want: node('Directory', '/tmp', 0o1777) },
  {
    reason: 'a folder, written with slashes and dots',
    path: '//tmp/./',
    want: node('Directory', '/tmp', 0o1777),
  },
  { reason: 'an empty file', path: '/etc/empty', want: node('File', '/etc/empty', 0o644) },
  { reason: 'a pipe', path: '/etc/pipe', want: node('Other', '/etc/pipe', 0o644) },
  { reason: 'a folder may be a link', path: '/bin/tool', want: tool },
  { reason: 'an absolute link starts at the root of the image', path: '/absolute', want: tool },
  { reason: 'a relative link starts beside itself', path: '/etc/relative', want: tool },
  {
    reason: 'a link stays where asked to',
    path: '/etc/relative',
    end: 'Stay',
    want: link('/etc/relative', '../usr/bin/tool'),
  },
  {
    reason: 'links before the end are followed even so',
    path: '/etc/folder/../bin/tool',
    end: 'Stay',
    want: tool,
  },
  {
    reason: 'a slash behind a link changes nothing',
    path: '/bin/',
    end: 'Stay',
    want: link('/bin', 'usr/bin'),
  },
  {
    reason: 'a link out of the image leads into it',
    path: '/escape',
    want: node('File', '/etc/text', 0o640, 4),
  },
  {
    reason: '.. at the root stays there',
    path: '/../../etc/text',
    want: node('File', '/etc/text', 0o640, 4),
  },
  { reason: 'a loop is nothing', path: '/loop-a', want: undefined },
  { reason: 'a link through itself is nothing', path: '/self', want: undefined },
  {
    reason: 'a loop is a link all the same',
    path: '/self',
    end: 'Stay',
    want: link('/self', 'self/self'),
  },
  { reason: 'forty links are followed, as Linux does', path: '/chain-39', want: tool },
  { reason: 'and no more', path: '/chain-40', want: undefined },
  { reason: 'a link to nothing is nothing', path: '/dangling', want: undefined },
  { reason: 'a file has nothing below it', path: '/through-file', want: undefined },
  { reason: 'nor is its folder above it', path: '/behind-file', want: undefined },
  {
    reason: 'nor is its folder above it, in the path itself',
    path: '/etc/text/../text',
    want: undefined,
  },
  { reason: 'nothing is above what is not there', path: '/nowhere/../etc/text', want: undefined },
  { reason: 'nothing there', path: '/usr/bin/none', want: undefined },
  { reason: 'no kernel takes such a name', path: `/${'x'.repeat(300)}`, want: undefined },
  { reason: 'nor such a path', path: '/x'.repeat(3_000), want: undefined },
  { reason: 'nor one with a NUL', path: '/etc\0/text', want: undefined },
  {
    reason: 'names may hold anything else',
    path: '/line\nbreak/\u001b[2J',
    want: node('File', '/line\nbreak/\u001b[2J', 0o644, 3),
  },
  { reason: 'names beyond ASCII', path: '/é/ü', want: node('File', '/é/ü', 0o644, 5) },
  {
    reason: 'names of JavaScript',
    path: '/__proto__/constructor',
    want: node('File', '/__proto__/constructor', 0o644, 5),
  },
  { reason: 'a layer removed the file', path: '/etc/gone', want: undefined },
  { reason: 'a layer removed the folder', path: '/gone/with/all', want: undefined },
  { reason: 'a layer hides what was in a folder', path: '/hidden/deep', want: undefined },
  {
    reason: 'and brings something',
    path: '/hidden/upper',
    want: node('File', '/hidden/upper', 0o644, 5),
  },
  {
    reason: 'a layer changed the file',
    path: '/changed',
    want: node('File', '/changed', 0o600, 5),
  },
];

/** Names in a folder. */
export const LISTS: readonly { reason: string; path: string; want: readonly string[] }[] = [
  { reason: 'a folder', path: '/usr/bin', want: ['special', 'tool', 'tool2'] },
  { reason: 'through a link', path: '/etc/folder', want: ['special', 'tool', 'tool2'] },
  { reason: 'what a layer hides is not there', path: '/hidden', want: ['upper'] },
  { reason: 'an empty folder', path: '/tmp', want: [] },
  { reason: 'a file', path: '/etc/text', want: [] },
  { reason: 'nothing', path: '/none', want: [] },
  { reason: 'a loop', path: '/loop-a', want: [] },
];

/** The content, `undefined` where the read must be refused. */
export const READS: readonly { reason: string; path: string; want: string | undefined }[] = [
  { reason: 'a file', path: '/etc/text', want: 'text' },
  { reason: 'an empty file', path: '/etc/empty', want: '' },
  { reason: 'a hard link', path: '/usr/bin/tool2', want: 'tool' },
  { reason: 'a symbolic link', path: '/etc/relative', want: 'tool' },
  { reason: 'a link out of the image', path: '/escape', want: 'text' },
  { reason: 'the upper layer wins', path: '/changed', want: 'upper' },
  { reason: 'a folder', path: '/etc', want: undefined },
  { reason: 'a pipe is not opened', path: '/etc/pipe', want: undefined },
  { reason: 'nothing', path: '/none', want: undefined },
  { reason: 'a loop', path: '/loop-a', want: undefined },
];
