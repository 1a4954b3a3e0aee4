import { useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import type { SupplierId } from '#shared/domain/operations/ids.ts';
import type { SupplierRow } from '#shared/domain/operations/rows.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useSupplierCommands } from './suppliers.commands.ts';
import { useSuppliers } from './suppliers.queries.ts';

type MergeDialogProps = {
  readonly supplier: SupplierRow;
  /** How many products move with it. */
  readonly products: number;
  readonly onClose: () => void;
  /** Told which one remains. */
  readonly onMerged: (into: SupplierId) => void;
};

/** Merges a supplier into another one that is the same. */
export function MergeDialog({ supplier, products, onClose, onMerged }: MergeDialogProps) {
  const t = useWords();
  const told = useActNews();
  const { suppliers } = useSuppliers();
  const { merge } = useSupplierCommands();
  const [into, setInto] = useState<SupplierId | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { name } = supplier;
  const other = suppliers.find((one) => one.supplier.id === into)?.supplier.name;
  const submit = async () => {
    if (!into) return;
    setBusy(true);
    const merged = await merge(supplier.id, into);
    setBusy(false);
    if (!merged.ok) return setFailure(merged.failure);
    told.saved(t('suppliers.merge.done', { name, other: other ?? '' }), merged.value.opIds);
    onClose();
    onMerged(into);
  };
  return (
    <Dialog
      name={t('suppliers.commands.merge')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={t('suppliers.merge.submit')}
      canSubmit={into !== null}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <SelectField
          label={t('suppliers.merge.into', { name })}
          value={into}
          onChange={(next) => {
            setFailure(null);
            setInto(next);
          }}
          options={suppliers
            .filter((one) => one.supplier.id !== supplier.id)
            .map((one) => ({
              value: one.supplier.id,
              label: one.supplier.name,
              note: one.supplier.archived ? t('suppliers.archived') : undefined,
            }))}
        />
        <Text>
          {other ? t('suppliers.merge.means', { name, other, count: products }) : t('suppliers.merge.choose', { name })}
        </Text>
        <Text tone="muted">{t('suppliers.merge.later')}</Text>
      </Stack>
    </Dialog>
  );
}
