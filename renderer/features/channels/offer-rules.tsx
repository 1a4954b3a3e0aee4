import { useCallback, useState } from 'react';
import type { OfferRule } from '#shared/domain/operations/rows.ts';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { LookupField, type Option, SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { type ChannelView, useProductNames, useProductSearch, useShopPlaces } from './channels.queries.ts';
import { KeptBackFields } from './kept-back-fields.tsx';

type OfferRulesProps = {
  readonly view: ChannelView;
  readonly onSet: (fields: { readonly offerRules: readonly OfferRule[] | null }) => void;
};

/** Other buffers and floors for some products: a product's own comes before that of its category. */
export function OfferRules({ view: { row }, onSet }: OfferRulesProps) {
  const t = useWords();
  const format = useFormat();
  const rules = row.offerRules ?? [];
  const nameOf = useProductNames();
  const [adding, setAdding] = useState(false);
  const keep = (next: readonly OfferRule[]) => onSet({ offerRules: next.length > 0 ? next : null });
  const titleOf = ({ of, key }: OfferRule) => (of === 'category' ? key : (nameOf(key) ?? t('channels.rules.gone')));
  return (
    <Region
      name={t('channels.rules.title')}
      actions={
        <Button kind="quiet" icon="plus" onClick={() => setAdding(true)}>
          {t('channels.rules.add')}
        </Button>
      }
    >
      {rules.length === 0 && <Text tone="muted">{t('channels.rules.none')}</Text>}
      {rules.length > 0 && (
        <ul className="channel-list">
          {rules.map((rule) => (
            <li key={`${rule.of} ${rule.key}`}>
              <Inline justify="between">
                <span>
                  <Text strong>{titleOf(rule)}</Text>
                  <Text tone="muted" size="s">
                    {[
                      t(`channels.rules.of.${rule.of}`),
                      rule.buffer !== null && t('channels.rules.buffer', { figure: format.count(rule.buffer) }),
                      rule.floor !== null && t('channels.rules.floor', { figure: format.count(rule.floor) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </span>
                <IconButton
                  name={t('channels.rules.remove', { name: titleOf(rule) })}
                  icon="delete"
                  onClick={() => keep(rules.filter((one) => one !== rule))}
                />
              </Inline>
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <RuleDialog
          onClose={() => setAdding(false)}
          onAdd={(rule) => {
            keep([...rules.filter(({ of, key }) => of !== rule.of || key !== rule.key), rule]);
            setAdding(false);
          }}
        />
      )}
    </Region>
  );
}

function RuleDialog({ onAdd, onClose }: { readonly onAdd: (rule: OfferRule) => void; readonly onClose: () => void }) {
  const t = useWords();
  const { categories } = useShopPlaces();
  const find = useProductSearch();
  const [of, setOf] = useState<OfferRule['of']>('category');
  const [category, setCategory] = useState<string | null>(null);
  const [product, setProduct] = useState<Option | null>(null);
  const [buffer, setBuffer] = useState<number | null>(null);
  const [floor, setFloor] = useState<number | null>(null);
  const search = useCallback(
    (text: string): readonly Option[] => [
      ...new Map(
        find(text).map(({ productId, name }) => [productId, { value: String(productId), label: name }]),
      ).values(),
    ],
    [find],
  );
  const key = of === 'category' ? category : (product?.value ?? null);
  return (
    <Dialog
      name={t('channels.rules.add')}
      open
      onClose={onClose}
      onSubmit={() => key !== null && onAdd({ of, key, buffer, floor })}
      submit={t('channels.rules.submit')}
      canSubmit={key !== null && (buffer !== null || floor !== null)}
    >
      <Stack gap="m">
        <RadioField
          label={t('channels.rules.for')}
          value={of}
          onChange={setOf}
          options={(['category', 'product'] as const).map((value) => ({
            value,
            label: t(`channels.rules.of.${value}`),
          }))}
        />
        {of === 'category' ? (
          <SelectField
            label={t('channels.rules.of.category')}
            value={category}
            onChange={setCategory}
            options={categories.map((name) => ({ value: name, label: name }))}
          />
        ) : (
          <LookupField label={t('channels.rules.of.product')} value={product} onChange={setProduct} search={search} />
        )}
        <KeptBackFields
          buffer={{ hint: t('channels.rules.asChannel'), value: buffer, onChange: setBuffer }}
          floor={{ hint: t('channels.rules.asChannel'), value: floor, onChange: setFloor }}
        />
      </Stack>
    </Dialog>
  );
}
