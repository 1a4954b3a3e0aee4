import { type FocusEvent, type FormEvent, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useOpenField } from '#renderer/ui/commands.ts';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { SidePanel } from '#renderer/ui/side-panel.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { ReviewLine } from '#shared/domain/counts/review.ts';
import type { CountLineFields, CountReason, CountRow } from '#shared/domain/operations/rows.ts';
import { cellOf } from '#shared/domain/operations/ids.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { isUnusual } from '#shared/domain/values/unusual.ts';
import type { CountLots } from './count-lots.queries.ts';
import { useCountCommands } from './counts.commands.ts';
import type { CountFacts } from './counts.queries.ts';
import { productText } from './lot-column.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';

const reasons: readonly CountReason[] = ['count', 'damage', 'theft', 'loss', 'sample', 'internal-use', 'correction'];
const LONGEST_NOTE = 500;

type ReviewPanelProps = {
  readonly count: CountRow;
  readonly line: ReviewLine;
  readonly facts: CountFacts;
  readonly lots: CountLots;
  readonly isAgreed: boolean;
  readonly onAgree: (agreed: boolean) => void;
  readonly onClose: () => void;
};

/** One line of the review: count it again, say why it differs, leave it out. */
export function ReviewPanel({ count, line, facts, lots, isAgreed, onAgree, onClose }: ReviewPanelProps) {
  const t = useWords();
  const format = useFormat();
  const commands = useCountCommands();
  const told = useActNews();
  const row = facts.variant(line.variantId);
  const product = productText(row?.title ?? '', line, { t, lots, facts });
  const decimals = row?.decimals ?? 0;
  const [again, setAgain] = useState<number | null>(null);
  const [readable, setReadable] = useState(true);
  const [note, setNote] = useState(line.note ?? '');
  const keep = async (fields: Partial<CountLineFields>) => {
    const noted = await commands.note(count.id, line, fields);
    if (noted.ok) told.saved(t('counts.review.saved', { product }), noted.value.opIds);
    else if (noted.failure.code !== 'nothing-changed') told.failed(noted.failure);
  };
  const [saving, setSaving] = useState(false);
  const recount = async () => {
    if (again === null || !readable || saving) return;
    setSaving(true);
    const seen = await commands.observe(count.id, { ...cellOf(line), how: 'replace', quantity: again });
    setSaving(false);
    if (!seen.ok) return told.failed(seen.failure);
    setAgain(null);
    told.saved(
      t('counts.review.againSaved', { product, quantity: format.quantity(again, decimals) }),
      seen.value.opIds,
    );
  };
  const saveNote = async () => {
    if (note.trim() !== (line.note ?? '')) await keep({ note: note.trim() === '' ? null : note.trim() });
  };
  // What was typed is kept when its field is left, as in a cell, and before the count is posted.
  useOpenField(() => {
    void recount();
    void saveNote();
    return true;
  });
  return (
    <SidePanel name={product} onClose={onClose}>
      <Stack gap="m">
        {row && (
          <Text as="div" size="s">
            <Link href={`/stock/product/${row.productId}`}>{row.sku ?? product}</Link>
          </Text>
        )}
        {line.moved.length > 0 && (
          <>
            <Text tone="warn">{t('counts.review.agreeHint')}</Text>
            <CheckField label={t('counts.review.agree')} checked={isAgreed} onChange={onAgree} />
          </>
        )}
        <form {...saved(recount)}>
          <Stack gap="s">
            <NumberField
              label={t('counts.review.again')}
              hint={t('counts.review.againHint')}
              value={again}
              onChange={setAgain}
              onReadable={setReadable}
              asks={(quantity) =>
                isUnusual(quantity, line.expected, decimals)
                  ? t('counts.sheet.unusual', { product, quantity: format.quantity(quantity, decimals) })
                  : null
              }
              decimals={decimals}
              unit={row?.unit ?? undefined}
              min={0}
              max={MAX_QUANTITY}
            />
            <Button type="submit" disabled={again === null || !readable}>
              {t('counts.review.againSave')}
            </Button>
          </Stack>
        </form>
        <SelectField
          label={t('counts.review.why')}
          value={line.reason}
          clearable
          placeholder={t('counts.review.noReason')}
          onChange={(reason) => void keep({ reason })}
          options={reasons.map((value) => ({ value, label: t(`stock.reasons.${value}.label`) }))}
        />
        <form {...saved(saveNote)}>
          <Stack gap="s">
            <TextField label={t('counts.review.note')} value={note} onChange={setNote} maxLength={LONGEST_NOTE} />
            <Button type="submit" disabled={note.trim() === (line.note ?? '')}>
              {t('counts.review.noteSave')}
            </Button>
          </Stack>
        </form>
        <CheckField
          label={t('counts.review.leave')}
          hint={t('counts.review.leaveHint')}
          checked={line.dropped}
          onChange={(dropped) => void keep({ dropped })}
        />
      </Stack>
    </SidePanel>
  );
}

/** A form that saves when it is sent and when it is left. */
function saved(save: () => Promise<void>) {
  return {
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      void save();
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLFormElement>) => {
      if (!currentTarget.contains(relatedTarget)) void save();
    },
  };
}
