import { placeOf as settingsPlace } from '#renderer/features/settings/settings-sections.ts';
import type { CommandSpec } from '#renderer/ui/command.ts';
import type { Place } from '#renderer/ui/location.ts';

/** The kinds of things that a command may need one of, as the finder names them. */
export type Needed = 'products' | 'orders' | 'counts' | 'suppliers' | 'channels';

/** Where a command is done that the screen does not offer. */
export type CommandPlace = {
  /** The screen that offers it. */
  readonly at: Place;
  /** It needs one thing of a kind, whose own page offers it. */
  readonly needs: Needed | null;
  /** It books or empties what lies there: a person sees that first, and does it there. */
  readonly look: boolean;
};

/** The screen of a noun; a noun that is not named stands at its own name. */
const screens: { readonly [scope: string]: Place } = { receive: '/purchasing/receive' };

/** Commands that are done elsewhere than on the screen of their noun. */
const places: { readonly [id: string]: Place } = {
  'stock.unarchive': '/stock?filter=archived',
  'reorder.receive': '/reorder?list=incoming',
  'reorder.cancel': '/reorder?list=incoming',
  'numbers.export': '/orders/numbers',
  'printers.test': settingsPlace('printers'),
};

/** Commands that are done to one thing. What is not named here is done on its screen as it is. */
const needs: { readonly [id: string]: Needed } = {
  'stock.edit': 'products',
  'stock.variant': 'products',
  'stock.price': 'products',
  'stock.rule': 'products',
  'stock.taxClass': 'products',
  'stock.bin': 'products',
  'stock.barcode': 'products',
  'stock.ownCodes': 'products',
  'stock.labels': 'products',
  'stock.archive': 'products',
  'pictures.add': 'products',
  'orders.edit': 'orders',
  'orders.pick': 'orders',
  'orders.pack': 'orders',
  'orders.ship': 'orders',
  'orders.hold': 'orders',
  'orders.resume': 'orders',
  'orders.details': 'orders',
  'orders.deliver': 'orders',
  'orders.split': 'orders',
  'orders.tags': 'orders',
  'orders.assign': 'orders',
  'orders.priority': 'orders',
  'orders.cancel': 'orders',
  'orders.takeBack': 'orders',
  'orders.pickList': 'orders',
  'orders.packingSlip': 'orders',
  'counts.scan': 'counts',
  'counts.quantity': 'counts',
  'counts.review': 'counts',
  'counts.post': 'counts',
  'counts.rest': 'counts',
  'counts.undo': 'counts',
  'counts.close': 'counts',
  'counts.paper': 'counts',
  'counts.export': 'counts',
  'counts.exportWorkbook': 'counts',
  'channel.sync': 'channels',
  'channel.pause': 'channels',
  'channel.publish': 'channels',
  'supplier.edit': 'suppliers',
  'supplier.merge': 'suppliers',
  'supplier.archive': 'suppliers',
  'supplier.unarchive': 'suppliers',
};

const looks: ReadonlySet<string> = new Set([
  'receive.save',
  'receive.discard',
  'labels.clear',
  ...['scan', 'finish', 'next', 'ship', 'number', 'undo', 'abort'].map((deed) => `packing.${deed}`),
  'returns.refund',
  'returns.scan',
  'returns.all',
  'returns.save',
  'returns.discard',
]);

/** Where a command is done; null for one of everywhere, which has no screen. */
export function placeOf({ id, scope }: Pick<CommandSpec, 'id' | 'scope'>): CommandPlace | null {
  if (scope === 'global') return null;
  const [noun = ''] = id.split('.');
  const at = places[id] ?? screens[noun] ?? `/${scope}`;
  return { at, needs: needs[id] ?? null, look: looks.has(id) };
}
