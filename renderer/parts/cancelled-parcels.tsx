import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { CancelledParcel } from '#shared/domain/parcels/cancelled-parcel.ts';
import './cancelled-parcels.css';

/** Says of a product what it is called, and how its quantities are written. */
type VariantOf = (id: VariantId) => { readonly title: string; readonly decimals: number } | null | undefined;

/** So many are told at once; the next follow as these are confirmed. */
const MOST = 4;

type CancelledParcelsProps = {
  readonly parcels: readonly CancelledParcel[];
  readonly variant: VariantOf;
  /** A person says that one is taken apart. */
  readonly onConfirm: (parcel: CancelledParcel) => void;
};

/** Closed parcels of cancelled orders, which must not leave: they stand here until a person says that they are taken apart. */
export function CancelledParcels({ parcels, variant, onConfirm }: CancelledParcelsProps) {
  const t = useWords();
  const text = useCancelledText(variant);
  const open = parcels.filter(({ confirmed }) => !confirmed);
  if (open.length === 0) return null;
  return (
    <div className="cancelled-parcels" role="alert">
      {open.slice(0, MOST).map((one) => (
        <div key={one.parcel.id}>
          <Icon name="warning" />
          <Text strong tone="bad">
            {text([one])}
          </Text>
          <Button icon="check" onClick={() => onConfirm(one)}>
            {t('packing.cancelled.done', { parcel: one.reference })}
          </Button>
        </div>
      ))}
      {open.length > MOST && <Text tone="muted">{t('packing.cancelled.more', { count: open.length - MOST })}</Text>}
    </div>
  );
}

/** Words some cancelled parcels: which they are, that they stay, and what goes back to the shelf. */
export function useCancelledText(variant: VariantOf): (parcels: readonly CancelledParcel[]) => string {
  const t = useWords();
  const format = useFormat();
  const pieces = ({ lines, order }: CancelledParcel) =>
    lines
      .flatMap(({ lineId, quantity }) => {
        const line = order.lines.find(({ id }) => id === lineId);
        const row = line && variant(line.variantId);
        return row
          ? [t('packing.content', { quantity: format.quantity(quantity, row.decimals), product: row.title })]
          : [];
      })
      .join(', ');
  return (parcels) =>
    parcels
      .map((one) => {
        const { carrier, trackingNumber } = one.parcel;
        const number = trackingNumber ? [carrier, trackingNumber].filter(Boolean).join(' ') : '';
        const parcel = [one.reference, number].filter(Boolean).join(', ');
        return t('packing.cancelled.notice', { order: one.order.number, parcel, pieces: pieces(one) });
      })
      .join(' ');
}
