import { describe, expect, test } from '@jest/globals';
import { decidePod, podWith } from './cubbi-decision.ts';

const NAME = 'BaseImageTemplate "goose"';
const CONTAINER = 'spec.containers[0].';
const mounts = (...paths: string[]) => ({
  volumeMounts: paths.map((mountPath) => ({ name: 'data', mountPath, subPath: 'x' })),
});

describe('what makes /home/cubbi a directory before the init script makes its link', () => {
  test.each<{ reason: string; container: object; want: string }>([
    {
      reason: 'a volume below it',
      container: mounts('/data', '/home/cubbi/.ssh'),
      want: `${CONTAINER}volumeMounts[1].mountPath: the init script of ${NAME} makes /home/cubbi a link, and fails where "/home/cubbi/.ssh" is made first; mount it below /cubbi-config/home`,
    },
    {
      reason: 'a single file below it',
      container: mounts('/home/./cubbi//.gitconfig'),
      want: 'where "/home/cubbi/.gitconfig" is made first; mount it below /cubbi-config/home',
    },
    {
      reason: 'the working directory, which a runtime makes where it is missing',
      container: { workingDir: '/home/cubbi' },
      want: `${CONTAINER}workingDir: the init script of ${NAME} makes /home/cubbi a link, and fails where "/home/cubbi" is made first; leave workingDir out, or set it to /app`,
    },
    {
      reason: 'a working directory below it',
      container: { workingDir: '/home/../home/cubbi/src/' },
      want: 'fails where "/home/cubbi/src" is made first; leave workingDir out, or set it to /app',
    },
  ])('$reason', ({ container, want }) => {
    const decision = decidePod(podWith(container));
    expect(decision).toMatchObject({ outcome: 'Reject', reason: 'WorkloadBreaksInit' });
    expect(decision.message).toContain(want);
  });

  test.each<{ reason: string; container: object }>([
    { reason: 'a volume in the home where it is kept', container: mounts('/cubbi-config/home/x') },
    { reason: 'a path that only begins alike', container: mounts('/home/cubbi2/x') },
    { reason: 'a working directory elsewhere', container: { workingDir: '/app/src' } },
    { reason: 'the folder of all homes', container: { workingDir: '/home' } },
    { reason: 'no working directory', container: { workingDir: '' } },
    { reason: 'nonsense for one', container: { workingDir: 7 } },
  ])('$reason: is admitted without a word', ({ container }) => {
    expect(decidePod(podWith(container))).toMatchObject({ outcome: 'Admit', reason: 'Valid' });
  });
});
