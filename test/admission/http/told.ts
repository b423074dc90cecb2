import type { RawAnswer } from './answer-reader.ts';

/** The status of an answer, and what the API server would be told by it. */
export function told({ status, body }: RawAnswer): string {
  const { response } = JSON.parse(body === '' ? '{}' : body) as {
    response?: { allowed: boolean; status?: { message: string } };
  };
  return `${status} ${response?.status?.message.replace(/^metadata.*$/, 'denied') ?? ''}`.trim();
}
