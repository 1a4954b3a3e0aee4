import { useMemo, useState } from 'react';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { LocationField } from './adjust-dialog.tsx';
import { MOST_VARIANTS, type NewProductAsk, useProductCommands } from './product.commands.ts';
import { emptyDraft, orNull, type ProductDraft, supplierChoice } from './product-draft.ts';
import { ProductFields } from './product-fields.tsx';
import { productPlace } from './product-place.ts';
import { TrackingField } from './tracking-field.tsx';
import { useShopFacts } from './stock.queries.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { OptionFields, type VariantEntry, VariantFields } from './variant-fields.tsx';
import { combinations, combinationText, type OptionEntry } from './variant-matrix.ts';

type NewProductProps = {
  /** What was searched in vain: a code, or a name. */
  readonly sought?: string;
  /**
   * Where another screen goes on with the product, and says itself how many there are: then it is one thing, without
   * opening stock, and its page is not opened.
   */
  readonly onCreated?: (variantId: VariantId) => void;
  readonly onClose: () => void;
};

const noOptions: readonly OptionEntry[] = [
  { name: '', values: '' },
  { name: '', values: '' },
];
const emptyEntry: VariantEntry = { sku: '', barcode: '', opening: null };
const steps = ['whole', 'tenth', 'hundredth', 'thousandth'] as const;

/** Enters a new product: one thing, or several variants of it. */
export function NewProductDialog({ sought = '', onCreated, onClose }: NewProductProps) {
  const t = useWords();
  const facts = useShopFacts();
  const { add } = useProductCommands();
  const told = useActNews();
  const isCode = /\d{4}/.test(sought);
  const [draft, setDraft] = useState<ProductDraft>({ ...emptyDraft, name: isCode ? '' : sought.trim() });
  const [several, setSeveral] = useState(false);
  const [options, setOptions] = useState(noOptions);
  const [entries, setEntries] = useState<ReadonlyMap<string, VariantEntry>>(
    () => new Map([['', { ...emptyEntry, barcode: isCode ? sought.trim() : '' }]]),
  );
  const [step, setStep] = useState<(typeof steps)[number]>('whole');
  const [point, setPoint] = useState<number | null>(null);
  const [location, setLocation] = useState<LocationId | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const matrix = useMemo(() => (several ? combinations(options) : [[]]), [several, options]);
  const decimals = steps.indexOf(step) as NewProductAsk['decimals']; // there are four steps
  const openingAt = location ?? facts.defaultLocationId;
  const put = (part: Partial<ProductDraft>) => setDraft((now) => ({ ...now, ...part }));
  const entryOf = (name: string) => entries.get(name) ?? emptyEntry;
  const tooMany = matrix.length > MOST_VARIANTS;

  const submit = async () => {
    if (!openingAt) return;
    setBusy(true);
    setFailure(null);
    const created = await add({
      name: draft.name,
      category: draft.category?.name.trim() || null,
      supplier: supplierChoice(draft),
      description: orNull(draft.description),
      taxClass: draft.taxClass,
      unit: orNull(draft.unit),
      supplierCode: orNull(draft.supplierCode),
      decimals,
      tracking: draft.tracking,
      price: draft.price,
      cost: draft.cost,
      point,
      openingAt,
      variants: matrix.map((combination) => {
        const { sku, barcode, opening } = entryOf(combinationText(combination));
        return { options: combination, sku: orNull(sku), barcode: orNull(barcode), opening };
      }),
    });
    setBusy(false);
    if (!created.ok) return setFailure(created.failure);
    told.saved(t('stock.form.created', { product: draft.name.trim() }), created.value.opIds);
    if (onCreated) return onCreated(created.value.variantId);
    onClose();
    navigate(productPlace(created.value));
  };

  return (
    <Dialog
      name={t('stock.form.newTitle')}
      open
      size="l"
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('stock.form.create')}
      canSubmit={draft.name.trim() !== '' && matrix.length > 0 && !tooMany && openingAt !== null}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <ProductFields draft={draft} onPut={put} now={null}>
          {!onCreated && (
            <CheckField
              label={t('stock.form.several')}
              hint={t('stock.form.severalHint')}
              checked={several}
              onChange={setSeveral}
            />
          )}
          {several && (
            <OptionFields
              options={options}
              onChange={setOptions}
              error={tooMany ? t('stock.form.tooManyVariants') : null}
            />
          )}
          {!tooMany && (
            <VariantFields
              variants={matrix.map(combinationText)}
              decimals={decimals}
              withOpening={!onCreated}
              entryOf={entryOf}
              onPut={(name, part) =>
                setEntries((before) => new Map(before).set(name, { ...(before.get(name) ?? emptyEntry), ...part }))
              }
            />
          )}
        </ProductFields>
        <Columns min={150}>
          {!onCreated && (
            <LocationField label={t('stock.form.openingAt')} value={openingAt} facts={facts} onChange={setLocation} />
          )}
          <NumberField
            key={`point-${decimals}`}
            label={t('stock.form.point')}
            value={point}
            onChange={setPoint}
            decimals={decimals}
            min={0}
            max={MAX_QUANTITY}
          />
          <SelectField
            label={t('stock.form.decimals')}
            hint={t('stock.form.decimalsHint')}
            value={step}
            onChange={(next) => next && setStep(next)}
            options={steps.map((value) => ({ value, label: t(`stock.form.steps.${value}`) }))}
          />
          <TrackingField value={draft.tracking} onChange={(tracking) => put({ tracking })} />
        </Columns>
      </Stack>
    </Dialog>
  );
}
