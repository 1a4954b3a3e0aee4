import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { RoundReport } from '#shared/channels/lane-api.ts';
import type { ItemKey, LaneNote } from '#shared/channels/lane-rows.ts';
import { type ReviewContext, writing, writtenAs } from '#shared/channels/review/acts.ts';
import type { Decided } from '#shared/channels/review/decide.ts';
import type { StoreIdentity } from '#shared/contract/channels/port.ts';
import { isSameStore } from '#shared/domain/channels/store-address.ts';
import { changedSets } from '#shared/domain/operations/fields.ts';
import type { ChannelId, ListingId, ProductId } from '#shared/domain/operations/ids.ts';
import type { Decision, NewChannel } from '#shared/domain/operations/operation.ts';
import type { ChannelFields, FieldValue, ListingFields } from '#shared/domain/operations/rows.ts';
import { actInParts, type ActedInParts, type PartsFailure, type Run } from '#renderer/db/act-in-parts.ts';
import { slicedPromise } from '#renderer/db/catalogue/slices.ts';
import { forgetLane } from '#renderer/db/channels/lane-store.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { RecordFailure } from '#renderer/db/record.ts';
import { act, type Acted, type Shop, useShop } from '#renderer/db/shop.ts';
import type { AskOptions } from '#renderer/db/work.ts';

/** Where a store is and what lets us in. */
export type ConnectAsk = {
  readonly channelId: string;
  readonly vendor: string;
  readonly url: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly plainHttpAgreed: boolean;
};
/** Who answered, and for how long its key is kept here. */
export type Connected = { readonly identity: StoreIdentity; readonly kept: 'vault' | 'session' };
export type SetFailure = Failure<'nothing-changed' | 'row-unknown'> | RecordFailure;

/** Everything a person can do with channels. */
export function useChannelCommands() {
  const shop = useShop();
  return useMemo(() => commandsOf(shop), [shop]);
}

function commandsOf(shop: Shop) {
  const { work, host, entry } = shop;
  const of = (channelId: string) => ({ shopId: entry.shopId, channelId });
  return {
    /** The id of a channel that is about to be made. */
    newChannelId: (): ChannelId => shop.nextId() as ChannelId, // a new id becomes a channel's here
    /** Asks a store who it is, and keeps the way in only where it answered. */
    connect: ({ channelId, ...ask }: ConnectAsk): Promise<Result<Connected>> =>
      host.ask('channels.connect', { ...of(channelId), ...ask, secrets: { ...ask.secrets } }),
    /** Gives a store with its key to the shop's server, which asks it who it is; its row says so only then. */
    handOver: async (channelId: ChannelId, runnerName: string): Promise<Result<Acted>> => {
      const given = await work.ask('channels.handOver', { channelId });
      return given.ok ? setFields(shop, channelId, { runner: given.value.runner, runnerName }) : given;
    },
    /** The server forgets the key of a store. */
    takeBack: (channelId: string) => work.ask('channels.takeBack', { channelId }),
    access: (channelId: string) => host.ask('channels.access', of(channelId)),
    forget: (channelId: string) => host.ask('channels.forget', of(channelId)),
    /** Goes on with deliveries that another computer, or this one before it was set back, began. */
    goOn: (channelId: string) => host.ask('channels.continue', of(channelId)),
    /** Opens a page of the web in the system's browser. */
    openOutside: (url: string) => host.ask('app.openExternal', { url }),
    /** Asks a store that is no channel yet, under a new id or under that of the channel that it was before. */
    connectNew: (ask: ConnectAsk) => connectNew(shop, ask),
    /** Makes a channel; one that was ended is taken up again, from a first pull on. */
    add: (channel: NewChannel) => addChannel(shop, channel),
    set: (channelId: ChannelId, fields: Partial<ChannelFields>) => setFields(shop, channelId, fields),
    setListings: (listingIds: readonly ListingId[], fields: Partial<ListingFields>) =>
      setListings(shop, listingIds, fields),
    syncNow: (channelId: string, options?: AskOptions): Promise<Result<RoundReport>> =>
      work.ask('channels.syncNow', { channelId }, options),
    agree: (channelId: string, keys: readonly ItemKey[] | null) => work.ask('channels.agree', { channelId, keys }),
    repair: (channelId: string, key: ItemKey, locationId: string | null, as: 'ours' | 'theirs') =>
      work.ask('channels.repair', { channelId, key, locationId, as }),
    publish: (channelId: string, productIds: readonly ProductId[], options?: AskOptions) =>
      work.ask('channels.publish', { channelId, productIds }, options),
    settle: (channelId: string, taskId: string, as: 'applied' | 'not-applied') =>
      work.ask('channels.settle', { channelId, taskId, as }),
    writeReview: (decided: readonly Decided[], context: ReviewContext, run: Run) =>
      writeReview(shop, decided, context, run),
    /** A person has seen to it, wherever the channel is run; what comes anew about it is another note. */
    dealtWith: ({ channelId, id: noteId }: LaneNote) => work.ask('channels.dealtWith', { channelId, noteId }),
    nextId: shop.nextId,
  };
}

/**
 * One store is one channel (CHN127): what is connected already is refused, by its address before it is asked, and by what it calls itself once it has
 * answered; one that was ended is taken up under its old id.
 */
export async function connectNew(
  { host, entry, db }: Shop,
  ask: ConnectAsk,
): Promise<Result<Connected & { readonly channelId: ChannelId }>> {
  const connect = (channelId: string) =>
    host.ask('channels.connect', { shopId: entry.shopId, ...ask, channelId, secrets: { ...ask.secrets } });
  const typed = await endedAt(db, ask.vendor, [ask.url]);
  if (!typed.ok) return typed;
  const first = typed.value ?? (ask.channelId as ChannelId); // a new id becomes a channel's here
  const answer = await connect(first);
  if (!answer.ok) return answer;
  const { address, site } = answer.value.identity;
  const called = await endedAt(db, ask.vendor, site === null ? [address] : [address, site]);
  if (called.ok && (called.value === null || called.value === first))
    return done({ ...answer.value, channelId: first });
  await host.ask('channels.forget', { shopId: entry.shopId, channelId: first });
  if (!called.ok) return called;
  const again = await connect(called.value ?? first);
  return again.ok ? done({ ...again.value, channelId: called.value ?? first }) : again;
}

/** The channel that the store at one of these addresses had before it was ended, null where it had none; `channel-known` where it has one. */
async function endedAt(
  db: ShopDatabase,
  vendor: string,
  addresses: readonly string[],
): Promise<Result<ChannelId | null, Failure<'channel-known'>>> {
  const isThere = (own: string | null | undefined) => !!own && addresses.some((one) => isSameStore(one, own));
  const rows = (await db.channels.toArray()).filter((row) => !row.voided && row.vendor === vendor);
  const there = rows.filter(({ url, site }) => isThere(url) || isThere(site));
  const live = there.find(({ archived }) => !archived);
  return live ? fail({ code: 'channel-known', detail: live.name }) : done(there[0]?.id ?? null);
}

/** Writes what a review decided, as one act to a person; made in slices and recorded by the worker (CHN204). */
async function writeReview(
  shop: Shop,
  decided: readonly Decided[],
  context: ReviewContext,
  run: Run,
): Promise<Result<ActedInParts, PartsFailure>> {
  const things = await slicedPromise(writing(decided, context), shop.catalogue.slices);
  return actInParts(shop, {
    label: 'channel-review',
    things,
    tied: true,
    together: 8,
    aside: true,
    decide: (_db, some, group) => done({ decisions: writtenAs(some, group, context) }),
    ...run,
  });
}

async function addChannel(shop: Shop, channel: NewChannel): Promise<Result<Acted, RecordFailure | SetFailure>> {
  if (await shop.db.channels.get(channel.id)) {
    const { id, vendor: _, ...fields } = channel;
    await forgetLane(shop.db, shop.feed, id);
    return setFields(shop, id, { paused: null, ...fields });
  }
  const added: Decision = {
    type: 'place.added',
    payload: { group: null, shop: null, locations: [], suppliers: [], channels: [channel] },
  };
  return act<RecordFailure>(shop, () => done({ decisions: [added] }));
}

function setFields(
  shop: Shop,
  id: ChannelId,
  fields: Readonly<Record<string, FieldValue | undefined>>,
): Promise<Result<Acted, SetFailure>> {
  return act<SetFailure>(shop, async (db) => {
    const row = await db.channels.get(id);
    if (!row) return fail({ code: 'row-unknown', detail: id });
    const sets = changedSets(row, valued(fields));
    if (sets.length === 0) return fail({ code: 'nothing-changed' });
    return done({ decisions: [{ type: 'fields.set', payload: { group: null, sets } } satisfies Decision] });
  });
}

/** Sets fields of many listings; one that has them already is left out. */
function setListings(
  shop: Shop,
  ids: readonly ListingId[],
  fields: Partial<ListingFields>,
): Promise<Result<ActedInParts, PartsFailure>> {
  return actInParts(shop, {
    label: 'channel-listings',
    things: ids,
    tied: ids.length > 1,
    decide: async (db, some, group) => {
      const rows = await db.listings.bulkGet([...some]);
      const sets = rows.flatMap((row) => (row ? changedSets(row, valued(fields)) : []));
      if (sets.length === 0) return fail({ code: 'nothing-changed' });
      return done({ decisions: [{ type: 'fields.set', payload: { group, sets } } satisfies Decision] });
    },
  });
}

/** Without what is not said. */
function valued(fields: Readonly<Record<string, FieldValue | undefined>>): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
