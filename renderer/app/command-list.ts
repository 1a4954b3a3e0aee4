import { activityCommands, turnCommands } from '#renderer/features/activity/activity.palette.ts';
import { channelCommands, channelListCommands } from '#renderer/features/channels/channels.palette.ts';
import { countCommands, countListCommands, countResultCommands } from '#renderer/features/counts/counts.palette.ts';
import { helpCommands } from '#renderer/features/help/help.palette.ts';
import { labelCommands, printerCommands, printerSetupCommands } from '#renderer/features/labels/labels.palette.ts';
import { numberCommands } from '#renderer/features/numbers/numbers.palette.ts';
import {
  orderCommands,
  orderFieldCommands,
  orderListCommands,
  orderViewCommands,
} from '#renderer/features/orders/orders.palette.ts';
import { packListCommands, stationCommands } from '#renderer/features/packing/packing.palette.ts';
import { batchListCommands, pickCommands } from '#renderer/features/picking/picking.palette.ts';
import { receiptListCommands, receiveCommands } from '#renderer/features/purchasing/purchasing.palette.ts';
import { shippingCommands } from '#renderer/features/shipping/shipping.palette.ts';
import { reorderCommands } from '#renderer/features/reorder/reorder.palette.ts';
import { returnListCommands, takeBackCommands } from '#renderer/features/returns/returns.palette.ts';
import {
  pictureCommands,
  stockCommands,
  stockListCommands,
  stockSearchCommands,
} from '#renderer/features/stock/stock.palette.ts';
import { supplierCommands, supplierListCommands } from '#renderer/features/suppliers/suppliers.palette.ts';
import { importCommands } from '#renderer/features/import/import.palette.ts';
import { shopCommands } from '#renderer/features/welcome/shops.palette.ts';
import type { CommandSpec } from '#renderer/ui/command.ts';
import type { WordKey } from '#renderer/words/words.ts';
import { goCommands } from './go-commands.ts';
import { routes } from './routes.tsx';
import { shellCommands } from './shell-commands.ts';

/** Every command of the window: what the palette, the shortcut sheet and the native menu are made of. */
export const allCommands: readonly CommandSpec<WordKey>[] = [
  ...shellCommands,
  ...importCommands,
  ...shopCommands,
  ...goCommands(routes),
  ...turnCommands,
  ...stockSearchCommands,
  ...stockCommands,
  ...pictureCommands,
  ...stockListCommands,
  ...orderCommands,
  ...orderFieldCommands,
  ...orderListCommands,
  ...packListCommands,
  ...stationCommands,
  ...shippingCommands,
  ...batchListCommands,
  ...pickCommands,
  ...orderViewCommands,
  ...returnListCommands,
  ...takeBackCommands,
  ...numberCommands,
  ...reorderCommands,
  ...receiptListCommands,
  ...receiveCommands,
  ...supplierListCommands,
  ...supplierCommands,
  ...countListCommands,
  ...countCommands,
  ...countResultCommands,
  ...channelListCommands,
  ...channelCommands,
  ...labelCommands,
  ...printerCommands,
  ...printerSetupCommands,
  ...activityCommands,
  ...helpCommands,
];
