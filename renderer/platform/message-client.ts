import { fail, type Result } from '#shared/base/result.ts';
import type { Host } from '#shared/contract/bridge/host.ts';

/** A client that asks by messages `{ id, channel, ask }` and hears `{ id, answer }`, over whatever carries them. */
export type MessageClient = {
  readonly host: Host;
  /** Takes a message from the other side; anything that answers no question of ours is left alone. */
  readonly hear: (message: unknown) => void;
  /** Answers every open question with a failure: the other side is gone. */
  readonly abandon: (code: string) => void;
};

type Answer = { readonly id: number; readonly answer: Result<never> };

function isAnswer(message: unknown): message is Answer {
  return typeof message === 'object' && message !== null && 'id' in message && 'answer' in message;
}

/** Makes a client around a way to post; `post` answers false when nothing can be posted now. */
export function messageClient(post: (message: unknown) => boolean | Promise<boolean>): MessageClient {
  const waiting = new Map<number, (answer: Result<never>) => void>();
  let lastId = 0;
  const settle = (id: number, answer: Result<never>) => {
    const resolve = waiting.get(id);
    waiting.delete(id);
    resolve?.(answer);
  };
  return {
    host: {
      ask: async (channel, question) => {
        const id = ++lastId;
        // The host checks every answer against the channel's schema in development; here it has that type.
        const answer = new Promise<Result<never>>((resolve) => waiting.set(id, resolve));
        if (!(await post({ id, channel, ask: question }))) settle(id, fail({ code: 'host-away' }));
        return answer;
      },
    },
    hear: (message) => {
      if (isAnswer(message)) settle(message.id, message.answer);
    },
    abandon: (code) => {
      for (const id of [...waiting.keys()]) settle(id, fail({ code }));
    },
  };
}
