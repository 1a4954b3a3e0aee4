import { useMemo, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { type ScanHandler, useDialogScans } from '#renderer/ui/scans.ts';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import { oddCode } from '#shared/domain/values/odd-code.ts';
import { usePurchasingCommands } from './purchasing.commands.ts';
import { type Meant, useProductFinder } from './purchasing.queries.ts';

type UnknownCodeProps = {
  readonly code: string;
  /** The product that has the code from now on. */
  readonly onAttached: (meant: Meant) => void;
  readonly onIgnore: () => void;
  /** What is scanned meanwhile: the next thing of the delivery. */
  readonly onScan: ScanHandler;
};

const MOST = 20;

/** Asks what a code is that nothing has: a code of a product that is there, a new product, or nothing. */
export function UnknownCode({ code, onAttached, onIgnore, onScan }: UnknownCodeProps) {
  const t = useWords();
  const finder = useProductFinder();
  const { attach } = usePurchasingCommands();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const found = useMemo(
    () => (text.trim().length < 2 ? [] : [...finder.byCode(text.trim()), ...finder.byText(text, MOST)]),
    [finder, text],
  );
  const trade = useMemo(() => finder.tradeOf(code), [finder, code]);
  const carton = trade?.kind === 'carton' ? trade : null;
  const [pack, setPack] = useState<number | null>(null);
  const odd = useMemo(() => oddCode(code), [code]);
  const doubt = odd?.kind === 'check-digit' ? odd : null;
  const [sure, setSure] = useState(false);
  const isWhole = doubt === null || sure;
  useDialogScans(onScan);
  const chosenOne = found.find(({ row }) => row.variantId === chosen) ?? found[0];
  const packed = carton && pack !== null ? { row: carton.row, quantity: pack } : undefined;
  const meant = carton ? packed : chosenOne;
  const submit = async () => {
    if (!meant) return;
    setBusy(true);
    const attached = await attach({ variantId: meant.row.variantId, code, packSize: carton ? pack : null });
    setBusy(false);
    if (attached.ok) onAttached(meant);
    else setFailure(attached.failure);
  };
  return (
    <Dialog
      name={t('purchasing.unknown.title')}
      open
      // Whoever only looked for the product goes on scanning.
      unsaved={pack !== null}
      onClose={onIgnore}
      onSubmit={() => void submit()}
      submit={t('purchasing.unknown.attach')}
      canSubmit={meant !== undefined && isWhole}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
      aside={
        <Button icon="plus" disabled={!isWhole} onClick={() => navigate(`/stock?new=${encodeURIComponent(code)}`)}>
          {t('purchasing.unknown.create')}
        </Button>
      }
    >
      <Stack gap="m">
        <Text>
          {carton
            ? t('purchasing.unknown.packs', { code, product: carton.row.title })
            : t('purchasing.unknown.text', { code })}
        </Text>
        {doubt && (
          <Stack gap="xs">
            <Text tone="warn">{t('shell.scans.checkDigit', { code, count: doubt.digits })}</Text>
            <CheckField label={t('shell.scans.sure')} checked={sure} onChange={setSure} />
          </Stack>
        )}
        {carton ? (
          <NumberField
            label={t('purchasing.unknown.pack')}
            value={pack}
            onChange={setPack}
            decimals={carton.row.decimals}
            min={1}
            max={1_000_000}
            autoFocus
          />
        ) : (
          <>
            <TextField
              label={t('purchasing.unknown.find')}
              hint={t('purchasing.unknown.findHint')}
              value={text}
              onChange={setText}
              autoFocus
            />
            {found.length > 0 && (
              <SelectField
                label={t('purchasing.unknown.product')}
                value={chosenOne?.row.variantId ?? null}
                onChange={setChosen}
                options={[...new Map(found.map(({ row }) => [row.variantId, row])).values()].map((row) => ({
                  value: row.variantId,
                  label: row.title,
                  note: row.sku ?? undefined,
                }))}
              />
            )}
          </>
        )}
      </Stack>
    </Dialog>
  );
}
