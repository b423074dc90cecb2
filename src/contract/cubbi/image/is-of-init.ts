import type { CubbiFiles } from '../files/cubbi-files.ts';

/** Made or mounted when the container starts. */
const OF_A_RUN = ['/cubbi/config.yaml', '/cubbi/init.log', '/cubbi/init.status'];

/** Whether a path is what root runs when the container starts, or reads to know what to run. */
export function isOfInit(
  path: string,
  { init, statusScript, plugin }: Partial<Pick<CubbiFiles, 'init' | 'statusScript' | 'plugin'>>,
): boolean {
  if (OF_A_RUN.includes(path)) return false;
  if (path === '/cubbi' || path.startsWith('/cubbi/')) return true;
  return [init, statusScript, plugin].some(
    (facts) => facts !== undefined && 'path' in facts && facts.path === path,
  );
}
