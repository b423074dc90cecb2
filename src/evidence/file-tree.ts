/** What is at a path of an image. */
export interface FileNode {
  readonly kind: 'File' | 'Directory' | 'Symlink' | 'Other';
  /** Permission bits with set-id and sticky bits, for example 0o4755; 0o777 of a symbolic link. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of a regular file, else 0. */
  readonly size: number;
  /** Where it is once every link before it is resolved: absolute, without `.` and `..`. */
  readonly path: string;
  /** Of a symbolic link, as written. */
  readonly target?: string;
}

/**
 * The files of an image, as a process with that root would see them: links are resolved inside the image and never leave it. A mounted image and
 * the layers of one are both read through this. Nothing is executed, and no device or pipe is opened.
 *
 * Every method rejects where something is there and cannot be read; that says nothing about the image.
 */
export interface FileTree {
  /**
   * What is at an absolute path; undefined where nothing is. A link at the end is followed unless asked otherwise; a link that leads nowhere
   * is nothing then.
   */
  look(path: string, end?: 'Follow' | 'Stay'): Promise<FileNode | undefined>;
  /** Names in a folder, sorted by code units; any so many where there are more. Empty where there is no folder. */
  list(path: string, most: number): Promise<readonly string[]>;
  /** The first bytes of a regular file, at most so many. Rejects for anything else. */
  read(path: string, most: number): Promise<Uint8Array>;
}
