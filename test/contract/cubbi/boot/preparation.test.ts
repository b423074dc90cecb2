import { describe, expect, test } from '@jest/globals';
import { bootContext } from '../../../build/boot-context.ts';
import { BEGIN, running, terminated, waiting } from '../../../build/pod.ts';
import { INITIALIZING, NOT_YET, progress, type Status } from './cubbi-boot-progress.ts';

describe('a pod whose boot is prepared by the operator', () => {
  const begun = { candidate: INITIALIZING, ...NOT_YET };
  const { image } = bootContext();
  const at = (files: Status, now = BEGIN + 5000) =>
    progress({ containers: { files, ...begun }, context: { logs: {}, now } });

  test('tells from the volume that the image is not there', () => {
    const message = `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve image: ${image}: not found`;
    // The registry has just shown the image, so the node asks another one.
    expect(at(waiting('ErrImagePull', message))).toMatchObject({
      state: 'Fault',
      reason: 'ImageBroken',
    });
  });

  test("takes the operator's own image for nobody's fault", () => {
    const message = `rpc error: code = NotFound desc = failed to pull and unpack image "operator:1": failed to resolve image: operator:1: not found`;
    const trouble = {
      reason: 'RegistryUnavailable',
      message: expect.stringMatching(/operator's own/),
    };
    expect(at(waiting('ErrImagePull', message))).toMatchObject({ state: 'Waiting', trouble });
    expect(at(waiting('ErrImagePull', message), BEGIN + 121_000)).toMatchObject({
      state: 'Fault',
      ...trouble,
    });
  });

  test('ends where the preparation failed', () => {
    const why = 'probe: the report was not written: ENOSPC';
    expect(at(terminated(1, 'Error', why))).toEqual({
      state: 'Fault',
      reason: 'EvidenceUnreadable',
      message: `The operator's container could not prepare the boot: ${why}`,
    });
    expect(at(terminated(137, 'OOMKilled'))).toMatchObject({
      message: expect.stringMatching(/code 137/),
    });
  });

  test('waits while the files are read', () => {
    expect(at(running(1))).toMatchObject({ state: 'Waiting', stage: 'Preparing' });
    expect(at(running(1), BEGIN + 601_000)).toMatchObject({
      state: 'Fault',
      reason: 'EvidenceUnreadable',
      message: expect.stringMatching(/operator's container .*startTimeout$/),
    });
  });

  test('is no part of the time that the pull took, where a volume pulled the image', () => {
    const files = terminated(0, 'Completed', '', { from: 2, to: 42 });
    const candidate = terminated(0, 'Completed', '', { from: 42, to: 43 });
    const pulled = (imageVolume: boolean) =>
      progress({ containers: { files, candidate }, context: { imageVolume } });
    expect(pulled(true)).toMatchObject({ summary: { imagePull: '2.0s' } });
    expect(pulled(false)).toMatchObject({ summary: { imagePull: '42.0s' } });
  });

  test('then waits for the image, which no volume has pulled', () => {
    const files = terminated(0, 'Completed');
    expect(at(files)).toMatchObject({ state: 'Waiting', stage: 'Pulling' });
    expect(at(files, BEGIN + 601_000)).toMatchObject({ state: 'Fault', reason: 'PullTimedOut' });
  });

  test('tells a node that cannot mount the image', () => {
    expect(
      at(waiting('CreateContainerError', 'failed to mount image volume'), BEGIN + 601_000),
    ).toMatchObject({
      state: 'Fault',
      reason: 'EvidenceUnreadable',
    });
  });
});
