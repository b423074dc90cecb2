import { parseArgs } from 'node:util';

/** What the user asked for. */
export type Command =
  | { readonly type: 'help' }
  | { readonly type: 'list' }
  | {
      readonly type: 'build';
      /** Empty: all. */
      readonly names: readonly string[];
      readonly out: string | undefined;
    };

/** What `hack/image --help` prints. */
export const usage = `Builds the operator's image and the test images without Docker, as OCI layouts.

  hack/image list                              name and purpose of each image
  hack/image build NAME... [--out DIR]         build these
  hack/image build --all [--out DIR]           build all

Prints one line for each image: NAME DIGEST SIZE PATH. The layout of an image is DIR/NAME; without --out, DIR is
the cache's folder "images". The cache is $BIO_CACHE, by default ~/.cache/base-image-operator.
`;

/**
 * Reads the arguments.
 *
 * @throws Error with one sentence that says what is wrong and what to write instead
 */
export function commandLine(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      out: { type: 'string' },
    },
  });
  const [command, ...names] = positionals;
  if (values.help || command === undefined || command === 'help') {
    return { type: 'help' };
  }
  if (command === 'list') {
    return { type: 'list' };
  }
  if (command !== 'build') {
    throw new Error(`Unknown command ${command}: use list or build`);
  }
  if (values.all === names.length > 0) {
    throw new Error('Name the images to build, or use --all (hack/image list names them)');
  }
  return { type: 'build', names, out: values.out };
}
