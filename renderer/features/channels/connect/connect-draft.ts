import type { StoreIdentity } from '#shared/contract/channels/port.ts';
import type { ChannelId, LocationId } from '#shared/domain/operations/ids.ts';
import type { NewChannel } from '#shared/domain/operations/operation.ts';
import type { ChannelPlace } from '#shared/domain/operations/rows.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { addressOf, type Vendor, type WayIn, waysIn } from '../vendors.ts';

/** What a person has said so far on the way to a store. */
export type ConnectDraft = {
  readonly vendor: Vendor;
  readonly way: WayIn['id'];
  readonly url: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** That whatever goes over plain http can be read on the way. */
  readonly plainHttpAgreed: boolean;
  readonly name: string;
  readonly locationIds: readonly LocationId[];
  /** Which of ours stands for which of the store's places. */
  readonly places: Readonly<Record<string, LocationId | null>>;
};

/** Nothing said yet; orders are served from `first`. */
export function emptyDraft(first: LocationId | null): ConnectDraft {
  return {
    vendor: 'woocommerce',
    way: 'key',
    url: '',
    secrets: {},
    plainHttpAgreed: false,
    name: '',
    locationIds: first === null ? [] : [first],
    places: {},
  };
}

/** Another kind of store: what was typed for the one before is no key of it. */
export function withVendor(draft: ConnectDraft, vendor: Vendor): ConnectDraft {
  return { ...draft, vendor, way: waysIn[vendor][0]?.id ?? 'key', secrets: {} };
}

/** The way in that was chosen. */
export function wayOf({ vendor, way }: ConnectDraft): WayIn {
  const ways = waysIn[vendor];
  const [first] = ways;
  const chosen = ways.find(({ id }) => id === way) ?? first;
  if (!chosen) throw new Error(`no way into ${vendor}`);
  return chosen;
}

/** Whether everything goes over a line that anybody on the way can read. */
export function isPlainHttp({ url, vendor }: ConnectDraft): boolean {
  return addressOf(url, vendor)?.protocol === 'http:';
}

/** Whether there is enough to ask the store. */
export function canAsk(draft: ConnectDraft): boolean {
  const isFilled = wayOf(draft).fields.every((field) => (draft.secrets[field] ?? '').trim() !== '');
  return addressOf(draft.url, draft.vendor) !== null && isFilled && (!isPlainHttp(draft) || draft.plainHttpAgreed);
}

/** The secrets of the chosen way, without what was typed for another. */
export function secretsOf(draft: ConnectDraft): Readonly<Record<string, string>> {
  return Object.fromEntries(wayOf(draft).fields.map((field) => [field, (draft.secrets[field] ?? '').trim()]));
}

/** The draft once a store answered: called as it calls itself, each of its places served by one of ours of the same name, else by the first. */
export function answered(
  draft: ConnectDraft,
  { name, locations }: StoreIdentity,
  ours: readonly { readonly id: LocationId; readonly label: string }[],
): ConnectDraft {
  const named = (text: string) => ours.find(({ label }) => label.toLowerCase() === text.trim().toLowerCase())?.id;
  const first = draft.locationIds[0] ?? null;
  const places = Object.fromEntries(
    locations.map((place) => [place.id, named(place.name) ?? (locations.length === 1 ? first : null)]),
  );
  return { ...draft, name: draft.name === '' ? name.slice(0, mayMake.name) : draft.name, places };
}

/** The places of the store that one of ours stands for. */
export function placesOf({ places }: ConnectDraft): readonly ChannelPlace[] {
  return Object.entries(places).flatMap(([remoteId, locationId]) =>
    locationId === null ? [] : [{ remoteId, locationId }],
  );
}

/** Whether it is known from where the store's orders are served. */
export function canAdd(draft: ConnectDraft, { locations }: StoreIdentity): boolean {
  const isServed = locations.length > 0 ? placesOf(draft).length > 0 : draft.locationIds.length > 0;
  return draft.name.trim() !== '' && isServed;
}

/** The channel as it is made. */
export function channelOf(
  draft: ConnectDraft,
  id: ChannelId,
  identity: StoreIdentity,
  here: { readonly runner: string; readonly name: string },
): NewChannel {
  const places = identity.locations.length > 0 ? placesOf(draft) : null;
  const locationIds = places ? [...new Set(places.map(({ locationId }) => locationId))] : draft.locationIds;
  return {
    id,
    vendor: draft.vendor,
    name: draft.name.trim(),
    locationIds,
    buffer: 0,
    floor: 0,
    runner: here.runner,
    runnerName: here.name,
    archived: false,
    url: identity.address.replace(/\/+$/, ''),
    ...(identity.site !== null && { site: identity.site.replace(/\/+$/, '').slice(0, mayMake.name) }),
    ...(places && { places }),
  };
}
