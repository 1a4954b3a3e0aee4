import { useState } from 'react';
import type { ShopRow } from '#shared/domain/operations/rows.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { RATE_DIGITS } from '#shared/domain/values/tax.ts';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { RadioField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { quantityText } from '#renderer/ui/quantity-text.ts';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { useSettingsCommands } from './settings.commands.ts';
import { useProductsByTaxClass, useShopRow } from './settings.queries.ts';
import {
  type ClassDraft,
  type ClassProblem,
  classProblems,
  removedClasses,
  saidOf,
  type TaxDraft,
  taxAskOf,
  taxDraftOf,
  withClass,
} from './tax-draft.ts';
import { useTellAnswer } from './tell-answer.ts';
import './tax-settings.css';

/** Whether prices include tax, and the classes with their rates. */
export function TaxSettings() {
  const t = useWords();
  const format = useFormat();
  const shop = useShopRow();
  const [editing, setEditing] = useState(false);
  if (!shop) return null;
  const classes = (shop.taxRates ?? []).map(({ taxClass, rate }, at) => (
    <div key={taxClass}>
      {t('tax.withRate', { name: taxClass, rate: format.quantity(rate, RATE_DIGITS) })}
      {at === 0 && <Text tone="muted" as="span">{` (${t('tax.standard')})`}</Text>}
    </div>
  ));
  return (
    <Region
      name={t('tax.title')}
      actions={
        <Button kind="quiet" icon="edit" onClick={() => setEditing(true)}>
          {t('tax.edit')}
        </Button>
      }
    >
      <Stack gap="s">
        <Text tone="muted">{t('tax.note')}</Text>
        <KeyValueList
          items={[
            { label: t('tax.includesShort'), value: t(`tax.said.${saidOf(shop.pricesIncludeTax)}`) },
            { label: t('tax.classes'), value: classes.length > 0 ? classes : t('tax.noClasses') },
          ]}
        />
      </Stack>
      {editing && <EditTax shop={shop} onClose={() => setEditing(false)} />}
    </Region>
  );
}

const answers = ['yes', 'no', 'unsaid'] as const;

function EditTax({ shop, onClose }: { readonly shop: ShopRow; readonly onClose: () => void }) {
  const t = useWords();
  const tell = useTellAnswer();
  const { locale } = useWindowLook();
  const { setTax } = useSettingsCommands();
  const [before] = useState(() => taxDraftOf(shop, (rate) => quantityText(rate, RATE_DIGITS, locale)));
  const [draft, setDraft] = useState<TaxDraft>(before);
  // What is missing is said once it was asked to be saved: nobody is told off while typing.
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const problems = classProblems(draft);
  const putClass = (key: number, part: Partial<ClassDraft>) =>
    setDraft((now) => ({ ...now, classes: now.classes.map((one) => (one.key === key ? { ...one, ...part } : one)) }));
  const submit = async () => {
    setTried(true);
    if (problems.some(({ name, rate }) => name || rate)) return;
    setBusy(true);
    const answer = await setTax(taxAskOf(draft));
    setBusy(false);
    if (tell(answer, t('tax.title'))) onClose();
  };
  return (
    <Dialog
      name={t('tax.edit')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('settings.shop.save')}
      busy={busy}
    >
      <Stack gap="m">
        <RadioField
          label={t('tax.includes')}
          value={draft.includes}
          onChange={(includes) => setDraft((now) => ({ ...now, includes }))}
          options={answers.map((value) => ({ value, label: t(`tax.said.${value}`), note: t(`tax.means.${value}`) }))}
        />
        <Stack gap="s">
          <Text strong>{t('tax.classes')}</Text>
          <Text tone="muted" size="s">
            {t('tax.classesNote')} {t('tax.renamed')}
          </Text>
          <ul className="settings-tax-classes">
            {draft.classes.map((one, at) => (
              <ClassRow
                key={one.key}
                one={one}
                place={at + 1}
                problem={tried ? (problems[at] ?? {}) : {}}
                onPut={(part) => putClass(one.key, part)}
                onFirst={() =>
                  setDraft((now) => ({ ...now, classes: [one, ...now.classes.filter(({ key }) => key !== one.key)] }))
                }
                onRemove={() =>
                  setDraft((now) => ({ ...now, classes: now.classes.filter(({ key }) => key !== one.key) }))
                }
              />
            ))}
          </ul>
          <Removed names={removedClasses(draft, shop.taxRates)} />
          {draft.classes.length < mayMake.options && (
            <div>
              <Button icon="plus" onClick={() => setDraft(withClass)}>
                {t('tax.add')}
              </Button>
            </div>
          )}
        </Stack>
      </Stack>
    </Dialog>
  );
}

type ClassRowProps = {
  readonly one: ClassDraft;
  /** From 1; the first is the standard. */
  readonly place: number;
  readonly problem: ClassProblem;
  readonly onPut: (part: Partial<ClassDraft>) => void;
  readonly onFirst: () => void;
  readonly onRemove: () => void;
};

function ClassRow({ one, place, problem, onPut, onFirst, onRemove }: ClassRowProps) {
  const t = useWords();
  const label = t('tax.className', { place });
  return (
    <li className="settings-tax-class">
      <TextField
        label={place === 1 ? `${label} (${t('tax.standard')})` : label}
        value={one.name}
        onChange={(name) => onPut({ name })}
        error={problem.name && t(problem.name === 'taken' ? 'tax.nameTaken' : 'tax.nameMissing')}
        autoFocus={one.was === null && one.name === ''}
        maxLength={LONGEST_NAME}
      />
      <TextField
        label={t('tax.rateOf', { place })}
        value={one.rate}
        onChange={(rate) => onPut({ rate })}
        error={problem.rate && t('tax.rateUnreadable')}
        maxLength={20}
      />
      <div className="settings-tax-buttons">
        {place > 1 && <IconButton icon="up" name={t('tax.makeStandard', { place })} onClick={onFirst} />}
        <IconButton icon="delete" name={t('tax.remove', { place })} onClick={onRemove} />
      </div>
    </li>
  );
}

/** A longer name would stand nowhere. */
const LONGEST_NAME = 60;

/** What becomes of products whose class goes. */
function Removed({ names }: { readonly names: readonly string[] }) {
  const t = useWords();
  const counts = useProductsByTaxClass();
  return names.map((name) => {
    const count = counts?.get(name) ?? 0;
    if (count === 0) return null;
    return (
      <Text key={name} tone="warn" size="s" as="div">
        {t('tax.removedIs', { name, note: t('tax.removedNote', { count }) })}
      </Text>
    );
  });
}
