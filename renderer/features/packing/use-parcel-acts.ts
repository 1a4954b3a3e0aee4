import { useActNews } from '#renderer/ui/act-toasts.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import { usePackingCommands } from './packing.commands.ts';

/** What is done with a closed parcel of an order, told with its undo. */
export function useParcelActs(order: OrderRow) {
  const t = useWords();
  const told = useActNews();
  const commands = usePackingCommands();
  const { number } = order;
  const tell = (done: Awaited<ReturnType<typeof commands.step | typeof commands.unpack>>, text: string) => {
    if (done.ok) told.saved(text, done.value.opIds);
    else told.failed(done.failure);
  };
  return {
    ship: async ({ id }: ParcelRow) =>
      tell(await commands.step('ship', [id]), t('packing.shipped', { number, count: 1 })),
    deliver: async ({ id }: ParcelRow) =>
      tell(await commands.step('deliver', [id]), t('packing.region.delivered', { number })),
    unpack: async (parcel: ParcelRow) => tell(await commands.unpack(parcel), t('packing.region.unpacked', { number })),
  };
}
