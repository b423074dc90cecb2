/** A file of layers could not be read: it was not kept, or is no regular file. */
export class TreeReadError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TreeReadError';
  }
}
