import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { type ScanHandler, useDialogScans } from '#renderer/ui/scans.ts';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure, Result } from '#shared/base/result.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { oddCode } from '#shared/domain/values/odd-code.ts';

/** A product that may get the code. */
type CodedProduct = {
  readonly variantId: VariantId;
  readonly title: string;
  readonly sku: string | null;
  readonly decimals: number;
};
type MeantOf<Row> = { readonly row: Row; readonly quantity: number };

/** How many there are of something, and where the point of that figure stands. */
export type Pieces = { readonly quantity: number; readonly decimals: number };

/** Makes a product of a code, over the screen that asks: what is handed in from the app. */
export type NewProductOf = (ask: {
  readonly sought: string;
  readonly onCreated: (variantId: VariantId) => void;
  readonly onClose: () => void;
}) => ReactNode;

type UnknownCodeProps<Row extends CodedProduct> = {
  readonly code: string;
  /** What stays as it is while this is asked: "Your list is kept." */
  readonly kept: string;
  readonly finder: {
    readonly byCode: (code: string) => readonly MeantOf<Row>[];
    readonly byText: (text: string, most: number) => readonly MeantOf<Row>[];
  };
  /** The product that the code is a carton of, where its digits say so; only how many are in it is asked then. */
  readonly carton: Row | null;
  readonly attach: (ask: {
    readonly variantId: VariantId;
    readonly code: string;
    readonly packSize: number | null;
  }) => Promise<Result<unknown>>;
  /** The product that has the code from now on, and how many of it this scan was. */
  readonly onAttached: (meant: MeantOf<Row>) => void;
  readonly newProduct: NewProductOf;
  /** The product that was made of the code; `pieces` where it was said how many there are. */
  readonly onCreated: (variantId: VariantId, pieces: Pieces | null) => void;
  readonly onIgnore: () => void;
  /** What is scanned meanwhile: the next thing. */
  readonly onScan: ScanHandler;
  /** Asks how many there are, under this label; left out: the scan was one, or what the pack holds. */
  readonly quantityLabel?: string;
};

const MOST = 20;

/** Asks what a code is that nothing has: a code of a product that is there, a new product, or nothing. */
export function UnknownCode<Row extends CodedProduct>(props: UnknownCodeProps<Row>) {
  const { code, newProduct, onCreated } = props;
  const [creating, setCreating] = useState<{ readonly pieces: Pieces | null } | null>(null);
  if (!creating) return <AskCode {...props} onCreate={(pieces) => setCreating({ pieces })} />;
  return newProduct({
    sought: code,
    onCreated: (variantId) => onCreated(variantId, creating.pieces),
    onClose: () => setCreating(null),
  });
}

type AskCodeProps<Row extends CodedProduct> = UnknownCodeProps<Row> & {
  readonly onCreate: (pieces: Pieces | null) => void;
};

function AskCode<Row extends CodedProduct>(props: AskCodeProps<Row>) {
  const { code, kept, finder, carton, attach, onAttached, onCreate, onIgnore, onScan, quantityLabel } = props;
  const t = useWords();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const found = useMemo(
    () => (text.trim().length < 2 ? [] : [...finder.byCode(text.trim()), ...finder.byText(text, MOST)]),
    [finder, text],
  );
  const [pack, setPack] = useState<number | null>(null);
  const odd = useMemo(() => oddCode(code), [code]);
  const doubt = odd?.kind === 'check-digit' ? odd : null;
  const [sure, setSure] = useState(false);
  const isWhole = doubt === null || sure;
  useDialogScans(onScan);
  const chosenOne = found.find(({ row }) => row.variantId === chosen) ?? found[0];
  const meant = carton ? (pack === null ? undefined : { row: carton, quantity: pack }) : chosenOne;
  const { typed, field } = useTypedPieces((carton ?? chosenOne?.row)?.decimals ?? 0, quantityLabel);
  const submit = async () => {
    if (!meant) return;
    setBusy(true);
    const attached = await attach({ variantId: meant.row.variantId, code, packSize: carton ? pack : null });
    setBusy(false);
    if (attached.ok) onAttached({ ...meant, quantity: typed?.quantity ?? meant.quantity });
    else setFailure(attached.failure);
  };
  return (
    <Dialog
      name={t('unknownCode.title')}
      open
      // Whoever only looked for the product goes on scanning.
      unsaved={pack !== null}
      onClose={onIgnore}
      onSubmit={() => void submit()}
      submit={t('unknownCode.attach')}
      canSubmit={meant !== undefined && isWhole}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
      aside={
        <Button icon="plus" disabled={!isWhole} onClick={() => onCreate(typed)}>
          {t('unknownCode.create')}
        </Button>
      }
    >
      <Stack gap="m">
        <Text>
          {carton
            ? t('unknownCode.packs', { code, product: carton.title, kept })
            : t('unknownCode.text', { code, kept })}
        </Text>
        {doubt && (
          <Stack gap="xs">
            <Text tone="warn">{t('shell.scans.checkDigit', { code, count: doubt.digits })}</Text>
            <CheckField label={t('shell.scans.sure')} checked={sure} onChange={setSure} />
          </Stack>
        )}
        {carton ? (
          <NumberField
            label={t('unknownCode.pack')}
            value={pack}
            onChange={setPack}
            decimals={carton.decimals}
            min={1}
            max={1_000_000}
            autoFocus
          />
        ) : (
          <>
            <TextField
              label={t('unknownCode.find')}
              hint={t('unknownCode.findHint')}
              value={text}
              onChange={setText}
              autoFocus
            />
            {found.length > 0 && (
              <SelectField
                label={t('unknownCode.product')}
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
        {field}
      </Stack>
    </Dialog>
  );
}

/** How many there are, where that is asked; a figure that was typed for one smallest step is none for another. */
function useTypedPieces(decimals: number, label: string | undefined) {
  const t = useWords();
  const [typed, setTyped] = useState<Pieces | null>(null);
  const mine = typed?.decimals === decimals ? typed : null;
  if (label === undefined) return { typed: null, field: null };
  const field = (
    <NumberField
      key={decimals}
      label={label}
      hint={t('unknownCode.quantityHint')}
      value={mine?.quantity ?? null}
      onChange={(quantity) => setTyped(quantity === null ? null : { quantity, decimals })}
      decimals={decimals}
      min={0}
      max={MAX_QUANTITY}
    />
  );
  return { typed: mine, field };
}
