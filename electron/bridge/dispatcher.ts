import type { z } from 'zod';
import { fail, type Failure, type Result } from '#shared/base/result.ts';
import { type BridgeHandlers, type Channel, channels } from '#shared/contract/bridge/channels.ts';
import { LONGEST_ACT } from '#shared/contract/store/batch.ts';
import { isLargerThan } from './size.ts';

/** Who asks: the window itself, or its worker over a port of its own. */
export type Asker = 'window' | 'worker';

/** Answers one question that came from outside, whatever it holds; never throws. */
export type Dispatch = (asker: Asker, channel: unknown, question: unknown) => Promise<Result<unknown>>;

export type DispatchSettings = {
  /** Also checks what our own handlers answer: on in development and tests. */
  readonly checkAnswers: boolean;
  /** Hears of a handler that broke its promise; gets no content of the question. */
  readonly onFault: (channel: Channel, error: unknown) => void;
  /** Hears of every question that was not answered well; gets no content of it. */
  readonly onFailure: (channel: string, failure: Failure) => void;
};

const largestQuestion = 16 * 1024 * 1024;
/** What brings the shop's own records may be one that 0.1 stored in any size. */
const largestOf: Partial<Record<Channel, number>> = {
  'journal.append': 2 * LONGEST_ACT,
  'journal.receive': 2 * LONGEST_ACT,
  'store.push': 2 * LONGEST_ACT,
  'contacts.put': 2 * LONGEST_ACT,
};

function isChannel(name: unknown): name is Channel {
  return typeof name === 'string' && Object.hasOwn(channels, name);
}

/** Says where a question is wrong without repeating what it holds. */
function placesOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.join('.')}: ${code}`)
    .join('; ');
}

/** Serves the contract: parses every question, asks its handler, and turns whatever goes wrong into a failure. */
export function createDispatch(handlers: BridgeHandlers, settings: DispatchSettings): Dispatch {
  const answer = answering(handlers, settings);
  return async (asker, channel, question) => {
    const answered = await answer(asker, channel, question);
    if (!answered.ok) settings.onFailure(isChannel(channel) ? channel : 'unknown channel', answered.failure);
    return answered;
  };
}

function answering(handlers: BridgeHandlers, { checkAnswers, onFault }: DispatchSettings): Dispatch {
  return async (asker, channel, question) => {
    if (!isChannel(channel)) return fail({ code: 'bad-request', detail: 'unknown channel' });
    const { from, ask: askSchema, answer: answerSchema } = channels[channel];
    if (from !== 'both' && from !== asker)
      return fail({ code: 'bad-sender', detail: `${channel} is not for a ${asker}` });
    // The table ties each channel's schema to its handler; TypeScript cannot follow that through an index.
    const handler = handlers[channel] as (ask: unknown) => Promise<Result<unknown>>;
    try {
      if (isLargerThan(largestOf[channel] ?? largestQuestion, question))
        return fail({ code: 'too-large', detail: channel });
      const parsed = askSchema.safeParse(question);
      if (!parsed.success) return fail({ code: 'bad-request', detail: `${channel} ${placesOf(parsed.error)}` });
      const answer = await handler(parsed.data);
      if (checkAnswers && answer.ok) answerSchema.parse(answer.value);
      return answer;
    } catch (error) {
      onFault(channel, error);
      return fail({ code: 'host-fault', detail: channel });
    }
  };
}
