import { type PaperId, paperIds } from '#shared/domain/labels/paper.ts';
import type { ShopTax } from '#shared/domain/values/tax.ts';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { chooseLabels, type LabelChoices } from './label-choices.store.ts';
import { ResolutionField } from './resolution-field.tsx';
import { SheetPicker } from './sheet-picker.tsx';

const fields = ['name', 'sku', 'price', 'unitPrice'] as const;
const codes = ['by-code', 'qr', 'none'] as const;

/** What stands on the labels, and on what they are printed. */
export function LabelSettings({ choices, tax }: { readonly choices: LabelChoices; readonly tax: ShopTax }) {
  const t = useWords();
  return (
    <Stack gap="m">
      <SelectField<PaperId>
        label={t('labels.settings.paper')}
        value={choices.paper}
        onChange={(paper) => paper && chooseLabels({ paper, startCell: 0 })}
        options={paperIds.map((id) => ({ value: id, label: t(`labels.papers.${id}`) }))}
      />
      <SheetPicker
        paper={choices.paper}
        value={choices.startCell}
        onChange={(startCell) => chooseLabels({ startCell })}
      />
      <Columns min={120}>
        {fields.map((field) => (
          <CheckField
            key={field}
            label={t(`labels.settings.${field}`)}
            checked={choices[field]}
            onChange={(on) => chooseLabels({ [field]: on })}
          />
        ))}
      </Columns>
      {tax.pricesIncludeTax === false && choices.price && (
        <CheckField
          label={t('labels.settings.withTax')}
          hint={t('labels.settings.withTaxHint')}
          checked={choices.withTax}
          onChange={(withTax) => chooseLabels({ withTax })}
        />
      )}
      <Columns min={120}>
        <SelectField
          label={t('labels.settings.code')}
          value={choices.code}
          onChange={(code) => code && chooseLabels({ code })}
          options={codes.map((code) => ({ value: code, label: t(`labels.codes.${code}`) }))}
        />
        <ResolutionField paper={choices.paper} label={t('labels.settings.dpi')} />
      </Columns>
    </Stack>
  );
}
