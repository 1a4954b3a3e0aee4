import { useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { placeOptions } from '#renderer/parts/place-options.ts';
import type { Failure } from '#shared/base/result.ts';
import { SkuWarning } from './code-warning.tsx';
import { useProductCommands } from './product.commands.ts';
import { changesOf, draftOf, type ProductDraft } from './product-draft.ts';
import { ProductFields } from './product-fields.tsx';
import { type ProductRows, useProductRows } from './product.queries.ts';
import { type StockListRow, useShopFacts } from './stock.queries.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { TrackingField, trackingNote } from './tracking-field.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type EditProductProps = { readonly row: StockListRow; readonly onClose: () => void };

/** Edits a product and one of its variants. */
export function EditProductDialog({ row, onClose }: EditProductProps) {
  const t = useWords();
  const rows = useProductRows(row.productId, row.variantId);
  if (rows) return <EditForm rows={rows} row={row} onClose={onClose} />;
  return (
    <Dialog name={t('stock.form.editTitle')} open size="l" onClose={onClose}>
      <Skeleton lines={6} />
    </Dialog>
  );
}

type EditFormProps = { readonly rows: ProductRows; readonly row: StockListRow; readonly onClose: () => void };

function EditForm({ rows, row, onClose }: EditFormProps) {
  const t = useWords();
  const format = useFormat();
  const { edit } = useProductCommands();
  const told = useActNews();
  const { product, variant } = rows;
  const [before] = useState(() => draftOf(rows, row.supplierId && { id: row.supplierId, name: row.supplier ?? '' }));
  const [draft, setDraft] = useState<ProductDraft>(before);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { locations, archivedLocations } = useShopFacts();
  const places = [...locations, ...archivedLocations.filter(({ id }) => id === before.usualBinId)];
  const put = (part: Partial<ProductDraft>) => setDraft((now) => ({ ...now, ...part }));
  const putOption = (place: number, value: string) =>
    put({ options: draft.options.map((option, i) => (i === place ? { ...option, value } : option)) });

  const note = trackingNote(t, format, row, { was: before.tracking, now: draft.tracking });

  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const saved = await edit({ productId: product.id, variantId: variant.id, ...changesOf(before, draft) });
    setBusy(false);
    if (saved.ok) told.saved(t('stock.form.saved', { product: draft.name.trim() }), saved.value.opIds);
    else if (saved.failure.code !== 'nothing-changed') return setFailure(saved.failure);
    onClose();
  };

  return (
    <Dialog
      name={t('stock.form.editTitle')}
      open
      size="l"
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('stock.form.save')}
      canSubmit={draft.name.trim() !== ''}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <ProductFields draft={draft} onPut={put} now={before}>
          {draft.options.length > 0 && (
            <>
              <Text tone="muted" size="s">
                {row.title}
              </Text>
              <Columns min={150}>
                {draft.options.map((option, place) => (
                  <TextField
                    key={option.name}
                    label={option.name}
                    value={option.value}
                    onChange={(value) => putOption(place, value)}
                    maxLength={200}
                  />
                ))}
              </Columns>
            </>
          )}
          <Columns min={200}>
            <Stack gap="xs">
              <TextField
                label={t('stock.form.sku')}
                value={draft.sku}
                onChange={(sku) => put({ sku })}
                maxLength={200}
                scans="code"
              />
              <SkuWarning sku={draft.sku} own={variant.id} />
            </Stack>
            <TrackingField value={draft.tracking} onChange={(tracking) => put({ tracking })} />
          </Columns>
          <SelectField
            label={t('stock.columns.usualBin')}
            hint={t('stock.form.usualBinHint')}
            value={draft.usualBinId}
            onChange={(usualBinId) => put({ usualBinId })}
            options={placeOptions(places)}
            clearable
          />
          {note !== null && <Text tone="warn">{note}</Text>}
        </ProductFields>
      </Stack>
    </Dialog>
  );
}
