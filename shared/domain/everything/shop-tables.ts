import type {
  ChannelRow,
  CountLineRow,
  CountRow,
  ListingRow,
  ObservationRow,
  ProductRow,
  ShopRow,
  ViewRow,
} from '../operations/rows.ts';
import { lotColumns, placeColumns, variantColumns } from './line-columns.ts';
import { columnsOf, type OutTable } from './out-column.ts';
import type { Out } from './out-names.ts';

/** A setting of the shop. */
export type OutSetting = { readonly setting: string; readonly value: string | null };

/** The shop's own settings. */
export function shopTable(): OutTable<OutSetting> {
  const { text } = columnsOf<OutSetting>();
  return {
    file: 'shop',
    holds: 'One line for every setting of the shop.',
    columns: [
      text('Setting', 'What is set.', (row) => row.setting),
      text('Value', 'To what; empty where nobody has said it.', (row) => row.value),
    ],
  };
}

/** The settings of a shop as lines. */
export function settingsOf(shop: ShopRow, out: Out): readonly OutSetting[] {
  const yesNo = (said: boolean | null | undefined) =>
    said === null || said === undefined ? null : said ? 'yes' : 'no';
  const figure = (units: number | null) => (units === null ? null : String(units));
  return [
    ['Shop ID', shop.id],
    ['Name', shop.name],
    ['Currency', shop.currency],
    ['Time zone', shop.timeZone ?? shop.legacyZone ?? null],
    ['Prices include tax', yesNo(shop.pricesIncludeTax)],
    ...(shop.taxRates ?? []).map(({ taxClass, rate }) => [`Tax rate ${taxClass} (%)`, String(rate / 1_000)] as const),
    ['Default location', shop.defaultLocationId && out.names.place(shop.defaultLocationId)],
    ['Default reorder point', figure(shop.defaultPoint)],
    ['Default order up to', figure(shop.defaultUpTo)],
    ['Address', shop.address ?? null],
    ['Phone', shop.phone ?? null],
    ['E-mail', shop.email ?? null],
    ['Tax number', shop.taxNumber ?? null],
    ['Logo', shop.logo ?? null],
    ['Packing without scanning', yesNo(shop.packWithoutScan)],
  ].map(([setting = '', value = null]) => ({ setting: setting ?? '', value }));
}

/** Views that everybody in the shop has. */
export function viewTable(): OutTable<ViewRow> {
  const { text, flag } = columnsOf<ViewRow>();
  return {
    file: 'views',
    holds: 'One line for every saved view of a list.',
    columns: [
      text('View ID', 'Its id.', (row) => row.id),
      text('Name', 'What it is called.', (row) => row.name),
      text('List', 'orders or stock.', (row) => row.list),
      text('Question', 'What it asks for, as in the address of the screen.', (row) => row.query),
      text('Columns', 'Which columns it shows, divided by spaces.', (row) => row.columns?.join(' ')),
      flag('Archived', 'Whether it is out of use.', (row) => row.archived),
    ],
  };
}

/** Online stores. */
export function channelTable({ names }: Out): OutTable<ChannelRow> {
  const { text, number, flag } = columnsOf<ChannelRow>();
  return {
    file: 'channels',
    holds: 'One line for every online store. Keys and passwords are not written anywhere.',
    columns: [
      text('Channel ID', 'The id that other files name it by.', (row) => row.id),
      text('Name', 'What it is called.', (row) => row.name),
      text('Vendor', 'The program of the store.', (row) => row.vendor),
      text('Address', 'Where it is on the web.', (row) => row.url),
      text('Locations', 'Where its orders are served from, best first, divided by semicolons.', (row) =>
        row.locationIds.map((id) => names.place(id) ?? id).join('; '),
      ),
      number('Buffer', 'Units that are kept back from what it offers.', (row) => row.buffer),
      number('Floor', 'Below this it offers nothing.', (row) => row.floor),
      flag('Paused', 'Whether nothing is pulled and nothing told for now.', (row) => row.paused),
      flag('Repairs', 'Whether what it shows is put right without asking.', (row) => row.repairs),
      flag(
        'Tells customers',
        'Whether it tells its customers that a parcel left.',
        (row) => row.tellsCustomers ?? true,
      ),
      text('Places', 'Which location serves which of its places: place = location, divided by semicolons.', (row) =>
        row.places
          ?.map(({ remoteId, locationId }) => `${remoteId} = ${names.place(locationId) ?? locationId}`)
          .join('; '),
      ),
      text('Offer rules', 'Other buffers and floors for products and categories, as JSON.', (row) =>
        row.offerRules ? JSON.stringify(row.offerRules) : null,
      ),
      flag('Archived', 'Whether it was ended.', (row) => row.archived),
    ],
  };
}

/** What variants are called outside. */
export function listingTable(out: Out): OutTable<ListingRow> {
  const { text, flag } = columnsOf<ListingRow>();
  return {
    file: 'listings',
    holds: 'One line for every name that an online store or a file of another program has for a variant.',
    columns: [
      text('Listing ID', 'Its id.', (row) => row.id),
      text(
        'Channel ID',
        'The online store, as in channels; empty: a program whose file was read.',
        (row) => row.channelId,
      ),
      text('Source', 'The program.', (row) => row.source),
      ...variantColumns(out, (row: ListingRow) => row.variantId),
      text('Product ID there', 'What the product is called there.', (row) => row.remoteProductId),
      text('Variant ID there', 'What the variant is called there.', (row) => row.remoteId),
      flag('Not told', 'Whether the store is told nothing about its stock.', (row) => row.untold),
      flag('Archived', 'Whether it is out of use.', (row) => row.archived),
    ],
  };
}

/** Counts, without what was seen. */
export function countTable(out: Out): OutTable<CountRow> {
  const { text, time } = columnsOf<CountRow>();
  return {
    file: 'counts',
    holds: 'One line for every count; what was seen stands in count-observations, what it changed in movements.',
    columns: [
      text('Count ID', 'The id that other files name it by.', (row) => row.id),
      text('Name', 'What it is called.', (row) => row.name),
      ...placeColumns(out, (row: CountRow) => row.locationId),
      text('Scope', 'all, list, category or not-counted.', (row) => row.scope.kind),
      text('Mode', 'blind or guided.', (row) => row.mode),
      text('State', 'open, posted or cancelled.', (row) => row.state),
      time('Begun', 'When it was begun.', (row) => out.figures.time(row.begunAt)),
      time('Ended', 'When it was posted or cancelled.', (row) => out.figures.time(row.endedAt)),
      text('Begun by', 'Who began it, as Contact ID in people.', (row) => row.begunBy),
    ],
  };
}

/** What was seen in counts. */
export function observationTable(out: Out): OutTable<ObservationRow> {
  const { text, number, time } = columnsOf<ObservationRow>();
  return {
    file: 'count-observations',
    holds: 'One line for everything that somebody saw in a count.',
    columns: [
      text('Observation ID', 'Its id, which is that of its act.', (row) => row.id),
      text('Count ID', 'The count, as in counts.', (row) => row.countId),
      ...variantColumns(out, (row: ObservationRow) => row.variantId),
      ...placeColumns(out, (row: ObservationRow) => row.locationId),
      ...lotColumns(out, (row: ObservationRow) => row.lotId),
      text('How', 'add: to what was seen before; replace: in its place.', (row) => row.how),
      number('Quantity', 'How much was seen.', (row) => out.figures.quantity(row.quantity, row.variantId)),
      time('From', 'When the first of it was seen.', (row) => out.figures.time(row.from)),
      time('To', 'When the last of it was seen.', (row) => out.figures.time(row.to)),
      text('Person ID', 'Who saw it, as Contact ID in people.', (row) => row.actor),
    ],
  };
}

/** What was said of lines of counts. */
export function countLineTable(out: Out): OutTable<CountLineRow> {
  const { text, flag } = columnsOf<CountLineRow>();
  return {
    file: 'count-lines',
    holds: 'One line for every line of a count of which somebody said something.',
    columns: [
      text('Count ID', 'The count, as in counts.', (row) => row.countId),
      ...variantColumns(out, (row: CountLineRow) => row.variantId),
      ...placeColumns(out, (row: CountLineRow) => row.locationId),
      ...lotColumns(out, (row: CountLineRow) => row.lotId),
      text('Reason', 'Why it differs.', (row) => row.reason),
      text('Note', 'What was noted.', (row) => row.note),
      flag('Dropped', 'Whether it was not to be posted.', (row) => row.dropped),
    ],
  };
}

/** A picture of a product. */
export type OutPicture = {
  readonly product: Pick<ProductRow, 'id' | 'name'>;
  readonly place: number;
  readonly hash: string;
  readonly file: string | null;
};

/** Which file is a picture of which product. */
export function pictureTable(): OutTable<OutPicture> {
  const { text, number } = columnsOf<OutPicture>();
  return {
    file: 'product-pictures',
    holds: 'One line for every picture of a product; the files lie in the folder pictures.',
    columns: [
      text('Product ID', 'The product, as in products.', ({ product }) => product.id),
      text('Name', 'What the product is called.', ({ product }) => product.name),
      number('Position', 'From 1; the first is shown first.', ({ place }) => place),
      text('File', 'The file; empty where the picture is not on this computer.', ({ file }) => file),
      text('Hash', 'SHA-256 of the file, in hexadecimal digits.', ({ hash }) => hash),
    ],
  };
}

/** A record of a person, as the files tell it. */
export type OutPerson = {
  readonly contactId: string;
  readonly kind: string;
  readonly erased: boolean;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
};

/** People: staff, customers, contacts at suppliers. */
export function peopleTable(): OutTable<OutPerson> {
  const { text, flag } = columnsOf<OutPerson>();
  return {
    file: 'people',
    holds: 'One line for every person: who works here, customers, and whom to write to at suppliers.',
    columns: [
      text('Contact ID', 'The id that other files name them by.', (row) => row.contactId),
      text('Kind', 'person (works here), customer or supplier.', (row) => row.kind),
      text('Name', 'What they are called.', (row) => row.name),
      text('Address', 'As on an envelope.', (row) => row.address),
      text('Phone', 'Their number.', (row) => row.phone),
      text('E-mail', 'Their address for mails.', (row) => row.email),
      text('Note', 'What was noted.', (row) => row.note),
      flag('Erased', 'Whether they asked to be forgotten: then nothing else is left.', (row) => row.erased),
    ],
  };
}
