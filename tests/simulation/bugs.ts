import { mostlyOrders, mostlyProducts, withoutCounts } from '#tests/fixtures/any-act.ts';
import { runChannels } from './channels/channel-world.ts';
import { type CountFault, runCounting } from './counting.ts';
import type { ChannelFault } from './planted.ts';
import { type Fault, type Life, runSeed } from './world.ts';

/** A bug that can be planted: whether a seed finds it, and within how many seeds, from 1 on, one must. */
type Bug = { readonly isFoundBy: (seed: number) => boolean | Promise<boolean>; readonly within: number };

const inDesks = (planted: Fault, within: number, lives: readonly Life[] = [{}]): Bug => ({
  isFoundBy: (seed) => lives.some((life) => runSeed(seed, { ...life, planted }).length > 0),
  within,
});
const inTrouble = (planted: Fault, within: number) => inDesks(planted, within, [{ troubled: true }]);
const inOrders = (planted: Fault, within: number) => inDesks(planted, within, [{ acts: mostlyOrders }]);
const inCounts = (fault: CountFault, within: number): Bug => ({
  isFoundBy: (seed) => runCounting(seed, fault).length > 0,
  within,
});
const inChannels = (fault: ChannelFault, within: number): Bug => ({
  isFoundBy: async (seed) => (await runChannels(seed, fault)).length > 0,
  within,
});

/** Every bug that can be planted, by name. */
export const bugs: Readonly<Record<Fault | CountFault | ChannelFault, Bug>> = {
  'lost-acknowledgement': inDesks('lost-acknowledgement', 5),
  'double-apply': inDesks('double-apply', 5),
  'cursor-by-commit-order': inDesks('cursor-by-commit-order', 5),
  'raw-clock': inCounts('raw-clock', 15),
  'variance-as-a-fact': inCounts('variance-as-a-fact', 15),
  'number-continued-after-restore': inTrouble('number-continued-after-restore', 15),
  'push-before-journal': inDesks('push-before-journal', 5),
  'settled-ignored-in-recovery': inDesks('settled-ignored-in-recovery', 5),
  'server-rolled-back': inDesks('server-rolled-back', 5),
  'order-split': inOrders('order-split', 15),
  'unique-barcode': inDesks('unique-barcode', 15, [{ acts: mostlyProducts }]),
  'pick-not-moved': inCounts('pick-not-moved', 15),
  'cursor-past-unknown-type': inTrouble('cursor-past-unknown-type', 15),
  'undo-of-undo': inDesks('undo-of-undo', 30),
  'puts-its-own-first': inDesks('puts-its-own-first', 15),
  'undoes-under-a-new-id': inDesks('undoes-under-a-new-id', 15),
  'skips-a-number': inDesks('skips-a-number', 5, [{ acts: withoutCounts }]),
  'packs-twice': inOrders('packs-twice', 30),
  'restocks-returns-twice': inOrders('restocks-returns-twice', 15),
  'takes-states-from-acts': inOrders('takes-states-from-acts', 15),
  'tells-parcels-by-acts': inOrders('tells-parcels-by-acts', 15),
  'tells-orders-back': inChannels('tells-orders-back', 20),
  'expects-what-it-sees': inChannels('expects-what-it-sees', 20),
  'forgets-intents': inChannels('forgets-intents', 20),
  'writes-figures': inChannels('writes-figures', 20),
  'follows-newest-stamp': inChannels('follows-newest-stamp', 20),
};

/** The first seed, from `first` on, that finds a planted bug; null if none of so many does. */
export async function firstToFind(name: keyof typeof bugs, first = 1): Promise<number | null> {
  const { isFoundBy, within } = bugs[name];
  for (let seed = first; seed < first + within; seed++) if (await isFoundBy(seed)) return seed;
  return null;
}
