import { fail, type Result } from '#shared/base/result.ts';
import { askOnce, type HttpFailure, type Question, type Reply } from './request.ts';

const mostRedirects = 3;

/** A question that may be put again elsewhere on its origin: what lets it in is made for each address anew. */
export type Asking = Omit<Question, 'url' | 'headers'> & {
  readonly url: URL;
  readonly signed: (url: URL) => Pick<Question, 'url' | 'headers'>;
};

/**
 * Asks, and follows redirects by hand: of reading questions, on the same origin, three times at most. So what lets a question in
 * never travels to another origin, and nothing is written twice or lost on the way.
 */
export function ask(asking: Asking): Promise<Result<Reply, HttpFailure>> {
  return follow(asking, mostRedirects);
}

async function follow(asking: Asking, left: number): Promise<Result<Reply, HttpFailure>> {
  const { url, signed, ...question } = asking;
  const reply = await askOnce({ ...question, ...signed(url) });
  if (!reply.ok || reply.value.status < 300 || reply.value.status > 399) return reply;
  const { status, headers } = reply.value;
  const target = headers.location === undefined ? null : destination(headers.location, url);
  const notFollowed = { mayHaveArrived: false } as const;
  if (!target) return fail({ code: 'rubbish', detail: `status ${status}`, ...notFollowed });
  if (target.origin !== url.origin)
    return fail({ code: 'refused', detail: `redirects to ${target.origin}`, ...notFollowed });
  if (left === 0 || (question.method !== 'GET' && question.method !== 'HEAD'))
    return fail({ code: 'rubbish', detail: `status ${status}`, ...notFollowed });
  return follow({ ...asking, url: target }, left - 1);
}

function destination(location: string, from: URL): URL | null {
  try {
    const url = new URL(location, from);
    return url.username === '' && url.password === '' ? url : null;
  } catch {
    return null;
  }
}
