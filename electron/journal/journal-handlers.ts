import { done } from '#shared/base/result.ts';
import type { Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';
import type { Journals } from './journals.ts';

/** Serves the journal's channels. */
export function journalHandlers(journals: Journals): HandlersOf<Extract<Channel, `journal.${string}`>> {
  return {
    'journal.attach': journals.attach,
    'journal.detach': async ({ shopId, windowId }) => {
      await journals.detach(shopId, windowId);
      return done({});
    },
    'journal.append': journals.append,
    'journal.settle': journals.settle,
    'journal.receive': journals.receive,
    'journal.gaps': journals.gaps,
    'journal.verify': journals.verify,
    'journal.read': journals.read,
    'journal.status': async ({ shopId }) => journals.status(shopId),
    'journal.files': async ({ shopId }) => journals.list(shopId),
  };
}
