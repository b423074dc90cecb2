/** What `/readyz` reports: every check by its name, and whether it holds; a text says why it does not, in one line. */
export type Readiness = Readonly<Record<string, boolean | string>>;

/** The answer to a probe of the kubelet, in plain text. */
export interface ProbeAnswer {
  readonly status: 200 | 503;
  readonly text: string;
}

/**
 * Answers `/healthz` (the process answers at all) and `/readyz` (200 when every check holds, else 503; the text lists the checks).
 *
 * @returns undefined for any other path
 */
export function probeAnswer(path: string, readiness: () => Readiness): ProbeAnswer | undefined {
  if (path === '/healthz') return { status: 200, text: 'ok\n' };
  if (path !== '/readyz') return undefined;
  const checks = Object.entries(readiness());
  return {
    status: checks.every(([, holds]) => holds === true) ? 200 : 503,
    text: checks.map(lineOf).join(''),
  };
}

function lineOf([name, holds]: [string, boolean | string]): string {
  const why = typeof holds === 'string' ? `: ${holds}` : '';
  return `${holds === true ? '[+]' : '[-]'} ${name}${why}\n`;
}
