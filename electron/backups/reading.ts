import { fail, type Result } from '#shared/base/result.ts';
import type { BridgeHandlers, Channel, HandlersOf } from '#shared/contract/bridge/channels.ts';

/** What can be asked of a shop that is open for reading alone. Everything else that names it is refused. */
const readingChannels = [
  'journal.read',
  'journal.gaps',
  'journal.verify',
  'journal.status',
  'journal.files',
  'contacts.read',
  'drafts.read',
  'blobs.read',
  'blobs.here',
  'store.connection',
  'disk.look',
] as const satisfies readonly Channel[];

export type ReadingHandlers = HandlersOf<(typeof readingChannels)[number]>;

type Handler = (ask: unknown) => Promise<Result<unknown>>;

/**
 * The one door of the host to shops that are open for reading: what names such a shop is answered from its copy, or refused, whichever channel
 * it comes by. No room behind the door ever hears of it.
 */
export function readingAlone(handlers: BridgeHandlers, at: (id: string) => ReadingHandlers | null): BridgeHandlers {
  const guarded = Object.entries(handlers).map(([channel, handler]): [string, Handler] => {
    // The table ties each channel to its handler; that is lost on the way through its entries.
    const through = handler as Handler;
    return [
      channel,
      async (ask) => {
        const reading = at(shopIn(ask));
        if (!reading) return through(ask);
        // Most channels are none of those that read: such a name has no handler there.
        const own = (reading as Readonly<Record<string, unknown>>)[channel] as Handler | undefined;
        return own ? own(ask) : fail({ code: 'shop-read-only' });
      },
    ];
  });
  return Object.fromEntries(guarded) as BridgeHandlers;
}

function shopIn(ask: unknown): string {
  return typeof ask === 'object' && ask !== null && 'shopId' in ask ? String(ask.shopId) : '';
}
