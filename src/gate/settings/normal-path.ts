const NORMAL = /^(?:\/(?!\.{1,2}(?:\/|$))[^/]+)+$/;

/** A path in a container as Linux resolves it without links: absolute, single slashes, no `.` and `..`, none at the end. */
export function normalPath(path: string): string {
  // Nearly all are, and this is asked for every mount of every pod.
  if (NORMAL.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
