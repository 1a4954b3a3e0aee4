import { useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { MoneyField } from '#renderer/ui/number-field.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { VariantOption, VariantRow } from '#shared/domain/operations/rows.ts';
import { LocationField } from './adjust-dialog.tsx';
import { useProductCommands } from './product.commands.ts';
import { orNull } from './product-draft.ts';
import { productPlace } from './product-place.ts';
import { useVariantRows } from './product.queries.ts';
import { type StockListRow, useShopFacts } from './stock.queries.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { type VariantEntry, VariantFields } from './variant-fields.tsx';
import { combinationText } from './variant-matrix.ts';

type AddVariantProps = { readonly row: StockListRow; readonly onClose: () => void };

/** Adds a variant to a product that is there already. */
export function AddVariantDialog({ row, onClose }: AddVariantProps) {
  const t = useWords();
  const variants = useVariantRows(row.productId);
  if (variants && variants.length > 0) return <VariantForm row={row} variants={variants} onClose={onClose} />;
  return (
    <Dialog name={t('stock.variant.title')} open onClose={onClose}>
      <Skeleton lines={4} />
    </Dialog>
  );
}

/** The options of the new variant: those of its siblings by name, or one more name where they have none. */
function namesOf(variants: readonly VariantRow[]): readonly string[] {
  return [...new Set(variants.flatMap(({ options }) => options.map(({ name }) => name)))];
}

function VariantForm({ row, variants, onClose }: AddVariantProps & { readonly variants: readonly VariantRow[] }) {
  const t = useWords();
  const facts = useShopFacts();
  const { addVariant } = useProductCommands();
  const told = useActNews();
  const names = namesOf(variants);
  const unnamed = names.length === 0 ? variants[0] : undefined;
  const [optionName, setOptionName] = useState('');
  const [present, setPresent] = useState('');
  const [values, setValues] = useState<readonly string[]>(names.length === 0 ? [''] : names.map(() => ''));
  const [entry, setEntry] = useState<VariantEntry>({ sku: '', barcode: '', opening: null });
  const [price, setPrice] = useState(row.price);
  const [cost, setCost] = useState(row.cost);
  const [location, setLocation] = useState<LocationId | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const openingAt = location ?? facts.defaultLocationId;
  const option = (name: string, value: string): VariantOption => ({ name: name.trim(), value: value.trim() });
  const options = values.map((value, place) => option(names[place] ?? optionName, value));
  const isNamed = [...options, ...(unnamed ? [option(optionName, present)] : [])].every((o) => o.name && o.value);
  const put = (place: number, value: string) => setValues(values.map((old, i) => (i === place ? value : old)));

  const submit = async () => {
    if (!openingAt) return;
    setBusy(true);
    setFailure(null);
    const added = await addVariant({
      productId: row.productId,
      variant: { options, sku: orNull(entry.sku), barcode: orNull(entry.barcode), opening: entry.opening },
      price,
      cost,
      openingAt,
      ...(unnamed && { present: { variantId: unnamed.id, options: [option(optionName, present)] } }),
    });
    setBusy(false);
    if (!added.ok) return setFailure(added.failure);
    const variant = combinationText(options);
    told.saved(t('stock.variant.saved', { variant, product: row.name }), added.value.opIds);
    onClose();
    navigate(productPlace(added.value));
  };

  return (
    <Dialog
      name={t('stock.variant.title')}
      open
      size="l"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={isNamed && openingAt !== null}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text tone="muted">{t('stock.variant.text', { product: row.name })}</Text>
        {unnamed ? (
          <Columns min={150}>
            <TextField
              label={t('stock.variant.optionName')}
              placeholder={t('stock.form.optionNamePlaceholder')}
              value={optionName}
              onChange={setOptionName}
              autoFocus
              maxLength={100}
            />
            <TextField label={t('stock.variant.present')} value={present} onChange={setPresent} maxLength={200} />
            <TextField
              label={t('stock.variant.added')}
              value={values[0] ?? ''}
              onChange={(value) => put(0, value)}
              maxLength={200}
            />
          </Columns>
        ) : (
          <Columns min={150}>
            {names.map((name, place) => (
              <TextField
                key={name}
                label={name}
                value={values[place] ?? ''}
                onChange={(value) => put(place, value)}
                autoFocus={place === 0}
                maxLength={200}
              />
            ))}
          </Columns>
        )}
        <VariantFields
          variants={['']}
          decimals={row.decimals}
          withOpening
          entryOf={() => entry}
          onPut={(_variant, part) => setEntry((before) => ({ ...before, ...part }))}
        />
        <Columns min={150}>
          <LocationField label={t('stock.form.openingAt')} value={openingAt} facts={facts} onChange={setLocation} />
          <MoneyField
            label={t('stock.form.price')}
            value={price}
            onChange={setPrice}
            usual={row.price ?? row.cost}
            currency={facts.currency ?? 'EUR'}
            min={0}
          />
          <MoneyField
            label={t('stock.form.cost')}
            value={cost}
            onChange={setCost}
            usual={row.cost ?? row.price}
            currency={facts.currency ?? 'EUR'}
            min={0}
          />
        </Columns>
      </Stack>
    </Dialog>
  );
}
