import { useMemo } from 'react';
import { Columns } from '#renderer/ui/layout.tsx';
import { MoneyField } from '#renderer/ui/number-field.tsx';
import { TextArea, TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { NamedField } from './named-field.tsx';
import { TaxClassField } from './tax-class-field.tsx';
import type { ProductDraft } from './product-draft.ts';
import { useCategories, useShopFacts } from './stock.queries.ts';

type ProductFieldsProps = {
  readonly draft: ProductDraft;
  readonly onPut: (part: Partial<ProductDraft>) => void;
  /** What the product sells for and costs until now; null: nothing yet. */
  readonly now: Pick<ProductDraft, 'price' | 'cost'> | null;
  /** What stands between the money and the rest: codes, options. */
  readonly children?: React.ReactNode;
};

/** The fields that a new product and one that is edited have in common. */
export function ProductFields({ draft, onPut, now, children }: ProductFieldsProps) {
  const t = useWords();
  const facts = useShopFacts();
  const currency = facts.currency ?? 'EUR';
  const counted = useCategories();
  const categories = useMemo(() => counted.map(({ name }) => ({ id: name, name })), [counted]);
  return (
    <>
      <TextField
        label={t('stock.form.name')}
        value={draft.name}
        onChange={(name) => onPut({ name })}
        required
        autoFocus
        maxLength={500}
      />
      <Columns min={200}>
        <NamedField
          label={t('stock.form.category')}
          hint={t('stock.form.categoryHint')}
          known={categories}
          value={draft.category}
          onChange={(category) => onPut({ category })}
        />
        <NamedField
          label={t('stock.form.supplier')}
          known={facts.suppliers}
          value={draft.supplier}
          onChange={(supplier) => onPut({ supplier })}
        />
      </Columns>
      {children}
      <Columns min={150}>
        <MoneyField
          label={t('stock.form.price')}
          value={draft.price}
          onChange={(price) => onPut({ price })}
          usual={now?.price ?? now?.cost ?? draft.cost}
          currency={currency}
          min={0}
        />
        <MoneyField
          label={t('stock.form.cost')}
          value={draft.cost}
          onChange={(cost) => onPut({ cost })}
          usual={now?.cost ?? now?.price ?? draft.price}
          currency={currency}
          min={0}
        />
        <TextField
          label={t('stock.form.unit')}
          hint={t('stock.form.unitHint')}
          value={draft.unit}
          onChange={(unit) => onPut({ unit })}
          maxLength={40}
        />
        <TextField
          label={t('stock.form.supplierCode')}
          value={draft.supplierCode}
          onChange={(supplierCode) => onPut({ supplierCode })}
          maxLength={200}
          scans="code"
        />
      </Columns>
      <TaxClassField value={draft.taxClass} onChange={(taxClass) => onPut({ taxClass })} />
      <TextArea
        label={t('stock.form.description')}
        value={draft.description}
        onChange={(description) => onPut({ description })}
        rows={2}
        maxLength={10_000}
      />
    </>
  );
}
