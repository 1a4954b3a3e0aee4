import { Button, IconButton } from '#renderer/ui/button.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { BarcodeId } from '#shared/domain/operations/ids.ts';
import { useProductCommands } from './product.commands.ts';
import { type StockListRow, useBarcodes } from './stock.queries.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import './barcodes-region.css';

type BarcodesRegionProps = {
  readonly row: StockListRow;
  readonly onAdd: () => void;
  /** Makes a code of the shop's own, offered where there is none. */
  readonly onMake: () => void;
};

/** A variant's codes, each with what one scan of it means. */
export function BarcodesRegion({ row, onAdd, onMake }: BarcodesRegionProps) {
  const t = useWords();
  const format = useFormat();
  const barcodes = useBarcodes(row.variantId);
  const { detachBarcode } = useProductCommands();
  const told = useActNews();
  const one = 10 ** row.decimals;
  const detach = async (id: BarcodeId, code: string) => {
    const detached = await detachBarcode(id);
    if (detached.ok) told.saved(t('stock.barcode.detached', { code }), detached.value.opIds);
    else told.failed(detached.failure);
  };
  return (
    <Region
      name={t('stock.product.barcodes')}
      actions={
        <>
          {barcodes.length === 0 && (
            <Button kind="quiet" icon="barcode" hint={t('stock.ownCodes.hint')} onClick={onMake}>
              {t('stock.ownCodes.one')}
            </Button>
          )}
          <Button kind="quiet" icon="plus" onClick={onAdd}>
            {t('stock.barcode.add')}
          </Button>
        </>
      }
    >
      {barcodes.length === 0 ? (
        <Text tone="muted">{t('stock.barcode.none')}</Text>
      ) : (
        <ul className="barcode-list">
          {barcodes.map(({ id, code, packSize }) => (
            <li key={id}>
              <Text as="span" figure oneLine>
                {code}
              </Text>
              <Text as="span" tone="muted" size="s">
                {packSize === one
                  ? t('stock.barcode.single')
                  : t('stock.barcode.packOf', { value: format.quantity(packSize, row.decimals) })}
              </Text>
              <IconButton
                size="s"
                icon="close"
                name={t('stock.barcode.detachCode', { code })}
                onClick={() => void detach(id, code)}
              />
            </li>
          ))}
        </ul>
      )}
    </Region>
  );
}
