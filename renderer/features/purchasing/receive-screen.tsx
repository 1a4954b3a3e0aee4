import { placeOptions } from '#renderer/parts/place-options.ts';
import { useCallback, useMemo, useRef, useState } from 'react';
import { tellsApart } from '#renderer/parts/lot-picks.ts';
import { type NewProductOf, UnknownCode } from '#renderer/parts/unknown-code.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { DataTable, type TableHandle } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import { receiveCommands } from './purchasing.palette.ts';
import { ArchivedProduct } from './archived-product.tsx';
import { usePurchasingCommands } from './purchasing.commands.ts';
import { cartonOf, type PurchasingFacts, useProductFinder, usePurchasingFacts } from './purchasing.queries.ts';
import type { ReceiptDraft, ReceiptLine } from './receipt-draft.ts';
import { ReceiveLots } from './receive-lots.tsx';
import { useReceiptColumns } from './receive-columns.tsx';
import { ReceiveScanField } from './receive-scan-field.tsx';
import { type Receiving, useReceiving } from './use-receiving.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { ScanSkeleton } from '#renderer/ui/scan-skeleton.tsx';
import './receive-screen.css';

/** Takes a delivery in: scan what is there, say what it cost, receive it. */
export function ReceiveScreen({ newProduct }: { readonly newProduct: NewProductOf }) {
  const t = useWords();
  const facts = usePurchasingFacts();
  const receiving = useReceiving(facts);
  const back = { href: '/purchasing', label: t('purchasing.title') };
  if (receiving.draft)
    return (
      <OpenReceipt draft={receiving.draft} receiving={receiving} facts={facts} newProduct={newProduct} back={back} />
    );
  return (
    <Page title={t('purchasing.receive.title')} back={back}>
      <ScanSkeleton lines={8} />
    </Page>
  );
}

type OpenReceiptProps = {
  readonly draft: ReceiptDraft;
  readonly receiving: Receiving;
  readonly facts: PurchasingFacts;
  readonly newProduct: NewProductOf;
  readonly back: { readonly href: string; readonly label: string };
};

function OpenReceipt({ draft, receiving, facts, newProduct, back }: OpenReceiptProps) {
  const t = useWords();
  const format = useFormat();
  const commands = usePurchasingCommands();
  const told = useActNews();
  const finder = useProductFinder();
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<TableHandle>(null);
  const [busy, setBusy] = useState(false);
  const { lines } = draft;
  const { unfound } = receiving;
  const [lotsOf, setLotsOf] = useState<VariantId | null>(null);
  const nameLots = useCallback(({ variantId }: ReceiptLine) => setLotsOf(variantId), []);
  const columns = useReceiptColumns(draft, facts, receiving, nameLots);
  const inLots = (line: ReceiptLine) => {
    const row = facts.variant(line.variantId);
    return row && tellsApart(row) !== null ? { line, row } : null;
  };
  const named = lines.flatMap((line) => (line.variantId === lotsOf ? (inLots(line) ?? []) : [])).at(0);
  const newestInLots = lines.find((line) => inLots(line) !== null);
  const rowAt = useCallback((index: number) => lines[index] as ReceiptLine, [lines]); // asked only for rows there are
  const keyAt = useCallback((index: number) => lines[index]?.variantId ?? '', [lines]);
  const value = useMemo(() => valueOf(lines, facts), [lines, facts]);

  const save = async () => {
    setBusy(true);
    const received = await commands.receive(draft);
    setBusy(false);
    if (!received.ok && received.failure.code !== 'already-done') return told.failed(received.failure);
    if (!received.ok) toast.news(t('purchasing.receive.already'));
    else
      told.saved(
        t('purchasing.receive.saved', { count: lines.length, location: facts.locationName(draft.locationId) }),
        received.value.opIds,
      );
    receiving.begin();
    navigate('/purchasing');
  };
  const created = (variantId: VariantId) => {
    const row = facts.variant(variantId);
    if (row) receiving.scan({ row, quantity: 10 ** row.decimals });
  };
  const discard = () => {
    receiving.begin();
    toast.news(t('purchasing.receive.cleared'), { undo: () => receiving.change(() => draft) });
  };
  /** The quantity of the line with the cursor; from the scan field that of the last product. */
  const editQuantity = () => {
    const inField = document.activeElement === field.current;
    if (inField) grid.current?.editFirst('quantity', () => field.current?.focus());
    else if (!grid.current?.editHere('quantity'))
      receiving.settled({ text: t('purchasing.receive.whichLine'), tone: 'news' });
  };
  const canSave = lines.length > 0 && !busy;
  useCommands(receiveCommands, {
    'receive.scan': () => field.current?.focus(),
    'receive.quantity': lines.length > 0 ? editQuantity : null,
    'receive.lots': newestInLots ? () => nameLots(newestInLots) : null,
    'receive.save': canSave ? () => void save() : null,
    'receive.discard': lines.length > 0 ? discard : null,
  });

  return (
    <Page
      title={t('purchasing.receive.title')}
      count={lines.length}
      back={back}
      primary={
        <Button kind="primary" icon="receive" shortcut="mod+enter" onClick={() => void save()} disabled={!canSave}>
          {t('purchasing.commands.save')}
        </Button>
      }
      actions={
        <Button icon="delete" onClick={discard} disabled={lines.length === 0}>
          {t('purchasing.commands.discard')}
        </Button>
      }
      chips={
        <div className="receive-head">
          <Stack gap="s">
            <Inline wrap align="end">
              <ReceiveScanField
                ref={field}
                name={t('purchasing.receive.scan')}
                onChoose={receiving.scan}
                onProblem={receiving.problem}
                onQuantity={receiving.quantity}
                onForget={receiving.forget}
              />
              <div className="receive-place">
                <SelectField
                  label={t('purchasing.receive.location')}
                  value={draft.locationId}
                  onChange={(locationId) => locationId && receiving.change((before) => ({ ...before, locationId }))}
                  options={placeOptions(facts.locations)}
                />
              </div>
              <div className="receive-note" data-kept>
                <TextField
                  label={t('purchasing.receive.note')}
                  placeholder={t('purchasing.receive.notePlaceholder')}
                  value={draft.note}
                  onChange={(note) => receiving.change((before) => ({ ...before, note }))}
                  maxLength={500}
                />
              </div>
            </Inline>
            <div className="receive-said">
              <Inline>
                <div role="status">
                  <Text as="span" tone={receiving.said?.tone ?? 'muted'} strong={receiving.said !== null} figure>
                    {receiving.said?.text ?? t('purchasing.receive.ready')}
                  </Text>
                </div>
                {unfound !== null && (
                  <Button kind="quiet" onClick={() => receiving.addAsCode(unfound)}>
                    {t('unknownCode.offer', { code: unfound })}
                  </Button>
                )}
              </Inline>
              {value !== null && (
                <Text as="span" tone="muted" figure>
                  {t('purchasing.receive.value', { value: format.money(value, facts.currency) })}
                </Text>
              )}
            </div>
          </Stack>
        </div>
      }
      fill
    >
      <DataTable
        widthsAs="receive"
        handle={grid}
        name={t('purchasing.receive.title')}
        columns={columns}
        rowCount={lines.length}
        rowAt={rowAt}
        keyAt={keyAt}
        empty={
          <EmptyState icon="barcode" title={t('purchasing.receive.emptyTitle')}>
            {t('purchasing.receive.emptyText')}
          </EmptyState>
        }
      />
      {named && (
        <ReceiveLots
          line={named.line}
          row={named.row}
          locationId={draft.locationId}
          onChange={receiving.change}
          onClose={() => setLotsOf(null)}
        />
      )}
      {receiving.archived && (
        <ArchivedProduct title={receiving.archived.row.title} onSettle={receiving.settleArchived} />
      )}
      {receiving.unknown !== null && (
        <UnknownCode
          key={receiving.unknown}
          code={receiving.unknown}
          kept={t('purchasing.listKept')}
          finder={finder}
          carton={cartonOf(finder, receiving.unknown)}
          attach={commands.attach}
          onAttached={receiving.scan}
          newProduct={newProduct}
          onCreated={created}
          onIgnore={() => receiving.settled(null)}
          onScan={receiving.scanCode}
        />
      )}
    </Page>
  );
}

/** What all of it costs, in minor units; null where no line says it. */
function valueOf(lines: readonly ReceiptLine[], facts: PurchasingFacts): number | null {
  return lines.reduce<number | null>((sum, { variantId, quantity, unitCost }) => {
    if (unitCost === null) return sum;
    return (sum ?? 0) + timesQuantity(unitCost, quantity, facts.variant(variantId)?.decimals ?? 0);
  }, null);
}
