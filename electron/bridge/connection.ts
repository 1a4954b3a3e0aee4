import { z } from 'zod';
import type { Result } from '#shared/base/result.ts';
import { type Ask, channels } from '#shared/contract/bridge/channels.ts';
import type { Asker, Dispatch } from './dispatcher.ts';

/** One window or worker for as long as it is there. */
export type Connection = {
  readonly ask: (channel: unknown, question: unknown) => Promise<Result<unknown>>;
  /** Gives back the journals this connection still holds, so that the next window is not told "in use", and takes away folders it did not finish. */
  readonly close: () => Promise<void>;
};

type Held = Ask<'journal.detach'>;

/** The folder that an answer says was begun, or that a question ends. */
function outIdIn(said: unknown): string | undefined {
  return said !== null && typeof said === 'object' && 'outId' in said ? String(said.outId) : undefined;
}

/** Opens a connection for one asker; whoever opens it closes it when the window or worker is gone. */
export function openConnection(dispatch: Dispatch, asker: Asker): Connection {
  const held = new Map<string, Held>();
  /** Folders that are not finished: without whoever writes them they never will be. */
  const writing = new Set<string>();
  const asking: Connection['ask'] = async (channel, question) => {
    const answer = await dispatch(asker, channel, question);
    const begun = channel === 'out.begin' && answer.ok ? outIdIn(answer.value) : undefined;
    if (begun !== undefined) writing.add(begun);
    if (channel === 'out.finish' || channel === 'out.cancel') writing.delete(outIdIn(question) ?? '');
    return answer;
  };
  return {
    ask: async (channel, question) => {
      const attaching = channel === 'journal.attach' ? channels[channel].ask.safeParse(question).data : undefined;
      if (!attaching) return asking(channel, question);
      const { shopId, windowId } = attaching;
      const key = `${shopId} ${windowId}`;
      const isHeld = held.has(key);
      // From now on, and not from the answer: a window that is loaded anew meanwhile is gone before it, and the next one's
      // turn comes right after.
      held.set(key, { shopId, windowId });
      const answer = await dispatch(asker, channel, question);
      if (!answer.ok && !isHeld) held.delete(key);
      return answer;
    },
    close: async () => {
      const left = [...held.values()];
      held.clear();
      for (const outId of writing) await dispatch(asker, 'out.cancel', { outId });
      writing.clear();
      for (const one of left) await dispatch(asker, 'journal.detach', one);
    },
  };
}

const envelope = z.object({ id: z.int(), channel: z.string(), ask: z.unknown() });

/** Answers one message of a port or socket as `{ id, answer }`; null for what carries no id to answer to. */
export async function answerMessage(
  { ask }: Connection,
  message: unknown,
): Promise<{ readonly id: number; readonly answer: Result<unknown> } | null> {
  const asked = envelope.safeParse(message);
  if (!asked.success) return null;
  return { id: asked.data.id, answer: await ask(asked.data.channel, asked.data.ask) };
}
