const JSON_TYPE = 'Content-Type: application/json';

/** Requests as bytes. */
export const rawRequest = {
  jsonType: JSON_TYPE,

  /** Without a body. */
  head(lines: readonly string[], first = 'POST /validate?timeout=5s HTTP/1.1'): string {
    return [first, 'Host: localhost', ...lines, '', ''].join('\r\n');
  },

  /** With a body and its length. */
  whole(body: string, lines: readonly string[] = [JSON_TYPE], first?: string): string {
    return this.head([...lines, `Content-Length: ${Buffer.byteLength(body)}`], first) + body;
  },

  chunked(parts: readonly string[], lines: readonly string[] = [JSON_TYPE]): string {
    const chunks = parts.map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`);
    return this.head([...lines, 'Transfer-Encoding: chunked']) + chunks.join('') + '0\r\n\r\n';
  },
};
