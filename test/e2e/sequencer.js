import { basename, dirname } from 'node:path';
import Sequencer from '@jest/test-sequencer';

/** Files that take long, the longest first. What they leave of the workers is filled by the short ones. */
const FIRST = ['cubbi-verdicts', 'infrastructure', 'verdicts', 'private-registry', 'evidence'];
/** Folders, in their order. */
const FOLDERS = ['e2e', 'alone', 'installations'];
/** After it the operator has no leader for a while. */
const LAST = 'reinstall';

/** The same order on each machine, whatever earlier runs took. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const name = basename(path, '.test.ts');
      const index = [...FIRST, '', LAST].indexOf(name);
      return `${FOLDERS.indexOf(basename(dirname(path)))} ${index < 0 ? FIRST.length : index} ${name}`;
    };
    return [...tests].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  }
}
