import { useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import type { SupplierId } from '#shared/domain/operations/ids.ts';
import type { SupplierRow } from '#shared/domain/operations/rows.ts';
import { mayMake, mayMakeContact } from '#shared/domain/values/limits.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { TextArea, TextField } from '#renderer/ui/text-field.tsx';
import { failureWords, notSaved } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { type SupplierForm, useSupplierCommands } from './suppliers.commands.ts';

type SupplierDialogProps = {
  /** The one that is edited, with its contact record; null: a new one. */
  readonly supplier: { readonly row: SupplierRow; readonly contact: Contact | null } | null;
  readonly onClose: () => void;
  readonly onSaved?: (id: SupplierId) => void;
};

/** Adds a supplier or edits one. */
export function SupplierDialog({ supplier, onClose, onSaved }: SupplierDialogProps) {
  const t = useWords();
  const told = useActNews();
  const { save, restoreContact } = useSupplierCommands();
  const [form, setForm] = useState(() => formOf(supplier));
  const [readable, setReadable] = useState(true);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const put = (part: Partial<SupplierForm>) => {
    setFailure(null);
    setForm((now) => ({ ...now, ...part }));
  };
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const saved = await save(supplier?.row.id ?? null, form);
    setBusy(false);
    if (!saved.ok && saved.failure.code !== 'nothing-changed') return setFailure(saved.failure);
    onClose();
    if (!saved.ok) return;
    const { opIds, contactBefore, id, unsaved } = saved.value;
    told.saved(t(supplier ? 'suppliers.saved' : 'suppliers.added', { name: form.name.trim() }), opIds, {
      unsaved: unsaved === undefined ? undefined : notSaved(unsaved),
      back: contactBefore ? () => restoreContact(contactBefore) : undefined,
    });
    onSaved?.(id);
  };
  const title = t(supplier ? 'suppliers.commands.edit' : 'suppliers.commands.add');
  return (
    <Dialog
      name={title}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={supplier ? t('suppliers.form.save') : title}
      canSubmit={form.name.trim() !== '' && readable}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <TextField
          label={t('suppliers.form.name')}
          value={form.name}
          onChange={(name) => put({ name })}
          required
          autoFocus
          maxLength={mayMakeContact.name}
        />
        <Columns min={200}>
          <TextField
            label={t('suppliers.form.email')}
            type="email"
            hint={looksLikeEmail(form.email) ? undefined : t('suppliers.form.emailHint')}
            value={form.email}
            onChange={(email) => put({ email })}
            maxLength={mayMakeContact.email}
          />
          <TextField
            label={t('suppliers.form.phone')}
            value={form.phone}
            onChange={(phone) => put({ phone })}
            maxLength={mayMakeContact.phone}
          />
        </Columns>
        <TextArea
          label={t('suppliers.form.address')}
          value={form.address}
          onChange={(address) => put({ address })}
          maxLength={mayMakeContact.address}
        />
        <NumberField
          label={t('suppliers.form.leadTime')}
          hint={t('suppliers.form.leadTimeHint')}
          value={form.leadTimeDays}
          onChange={(leadTimeDays) => put({ leadTimeDays })}
          onReadable={setReadable}
          unit={t('suppliers.form.leadTimeUnit')}
          min={mayMake.leadDays[0]}
          max={mayMake.leadDays[1]}
        />
        <TextArea
          label={t('suppliers.form.note')}
          value={form.note}
          onChange={(note) => put({ note })}
          rows={2}
          maxLength={mayMakeContact.note}
        />
      </Stack>
    </Dialog>
  );
}

/** Whether a text is empty or may be an address: something before the sign and something behind it. */
function looksLikeEmail(text: string): boolean {
  return text.trim() === '' || /^\S+@\S+$/.test(text.trim());
}

function formOf(supplier: SupplierDialogProps['supplier']): SupplierForm {
  const { email = '', phone = '', address = '', note = '' } = supplier?.contact ?? {};
  return {
    name: supplier?.row.name ?? '',
    leadTimeDays: supplier?.row.leadTimeDays ?? null,
    email,
    phone,
    address,
    note,
  };
}
