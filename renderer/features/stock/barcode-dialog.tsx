import { useMemo, useState } from 'react';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { LookupField } from '#renderer/ui/select-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import { oddCode } from '#shared/domain/values/odd-code.ts';
import { tradeCode } from '#shared/domain/values/trade-code.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { BarcodeWarning } from './code-warning.tsx';
import { useProductCommands } from './product.commands.ts';
import { useProductSearch, useWholeProducts } from './product-lines.tsx';
import { useFinding } from './stock.queries.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type BarcodeDialogProps = {
  /** null: the person chooses the product, too. */
  readonly variantId: VariantId | null;
  readonly code?: string;
  readonly onClose: () => void;
};

/** Adds a code to a product; a scan into the first field does. */
export function BarcodeDialog({ variantId: first, code: firstCode = '', onClose }: BarcodeDialogProps) {
  const t = useWords();
  const finding = useFinding();
  const search = useProductSearch();
  const whole = useWholeProducts();
  const { attachBarcode } = useProductCommands();
  const told = useActNews();
  const [variantId, setVariantId] = useState(first);
  const [code, setCode] = useState(firstCode);
  /** The code that a person said is whole, whatever is odd about it. */
  const [sure, setSure] = useState<string | null>(null);
  const [pack, setPack] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const row = variantId ? finding.rowOf(variantId) : undefined;
  const trade = useMemo(() => tradeCode(code), [code]);
  // A scan is all the form waits for, unless it is a code that more must be said about.
  const scans = first !== null && trade === null ? 'finish' : 'code';
  const odd = useMemo(() => oddCode(code), [code]);
  const isDoubtful = odd?.kind === 'check-digit' && trade === null;
  const named = useMemo(() => finding.tradeOf(code), [finding, code]);
  const isMisleading = (named !== null && named.kind !== 'carton') || odd?.kind === 'quantity';
  const isWhole = !isMisleading && (!isDoubtful || sure === code);
  const needsPack = trade?.kind === 'gtin-14' && pack === null && finding.byCode(trade.ean).length > 0;
  const one = 10 ** (row?.decimals ?? 0);

  const submit = async () => {
    if (!row) return;
    setBusy(true);
    setFailure(null);
    const attached = await attachBarcode({ variantId: row.variantId, code, packSize: pack ?? one });
    setBusy(false);
    if (!attached.ok) return setFailure(attached.failure);
    told.saved(t('stock.barcode.attached', { code: code.trim(), product: row.title }), attached.value.opIds);
    onClose();
  };

  return (
    <Dialog
      name={t('stock.barcode.add')}
      open
      size="s"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={row !== undefined && code.trim() !== '' && isWhole && !needsPack && (pack === null || pack > 0)}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        {first === null && (
          <LookupField
            label={t('stock.barcode.product')}
            placeholder={t('stock.adjust.findProduct')}
            value={row ? { value: row.variantId, label: row.title, note: row.sku ?? undefined } : null}
            onChange={(option) => setVariantId(option?.value ?? null)}
            search={search}
            whole={whole}
            required
            autoFocus
          />
        )}
        <Stack gap="xs">
          <TextField
            label={t('stock.barcode.code')}
            value={code}
            onChange={setCode}
            required
            autoFocus={first !== null}
            maxLength={200}
            scans={scans}
          />
          <BarcodeWarning code={code} own={variantId} />
          {isDoubtful && (
            <CheckField
              label={t('shell.scans.sure')}
              checked={sure === code}
              onChange={(on) => setSure(on ? code : null)}
            />
          )}
        </Stack>
        <NumberField
          key={one}
          label={t('stock.barcode.pack')}
          hint={t('stock.barcode.packHint')}
          value={pack}
          onChange={setPack}
          decimals={row?.decimals ?? 0}
          unit={row?.unit ?? undefined}
          placeholder="1"
          min={1}
          max={1_000_000}
        />
      </Stack>
    </Dialog>
  );
}
