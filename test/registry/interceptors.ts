import type { Interceptor } from '../fakes/registry.ts';

/** A web page with status 404, as of an ingress without a backend. */
export const page: Interceptor = (_seen, response) => {
  response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>default backend</h1>');
  return true;
};
/** Answers everything with a status. */
export const status =
  (code: number, headers: Record<string, string> = {}): Interceptor =>
  (_seen, response) => {
    response.writeHead(code, headers).end('secret words of the server');
    return true;
  };
/** Answers every question for a manifest with some bytes. */
export const manifest = (
  body: string | Buffer,
  headers: Record<string, string> = {},
): Interceptor => {
  return (seen, response) => {
    if (!seen.url.includes('/manifests/')) return false;
    response.writeHead(200, headers).end(body);
    return true;
  };
};
/** Redirects everything. */
export const redirect =
  (location: (url: string) => string): Interceptor =>
  (seen, response) => {
    response.writeHead(307, { location: location(seen.url) }).end();
    return true;
  };
/** Ends every answer too early. */
export const cut: Interceptor = (_seen, response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{');
  setTimeout(() => response.destroy(), 5);
  return true;
};
