import { sideBoot } from '../booted/side-boot.ts';
import type { CubbiCheck } from '../cubbi-check.ts';

/** The image boots without MCP servers, and without any other setting (specification, "MCP Integration"). */
export const bootsWithoutMcp: CubbiCheck = {
  id: 'CB-030',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The image boots with nothing set, without MCP servers',
  reasons: ['InitFailed', 'EntrypointWrong', 'ExecFormatError', 'OutOfMemory', 'TimedOut'],
  help: 'Every setting of the contract is optional. In this boot the user has the default id 1000, so an image with another account of that id fails here too.',
  fix: 'run the image without any variable and see why it ends',
  needs: 'Boot',
  run: ({ evidence }) => sideBoot(evidence, 'defaults'),
};
