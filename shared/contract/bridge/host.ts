import type { Result } from '#shared/base/result.ts';
import type { Answer, Ask, Channel } from './channels.ts';

/** The host as a window or its worker asks it, whatever carries the question. */
export type Host = { readonly ask: <N extends Channel>(channel: N, question: Ask<N>) => Promise<Result<Answer<N>>> };
