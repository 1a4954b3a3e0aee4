import { placeOptions } from '#renderer/parts/place-options.ts';
import { useState } from 'react';
import { CheckField, RadioField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { MoneyField, NumberField } from '#renderer/ui/number-field.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { isUnusual } from '#shared/domain/values/unusual.ts';
import { type AdjustReason, adjustReasons, MAX_QUANTITY, signed } from '#shared/domain/stock/adjust.ts';
import { isBeyondKnown } from '#shared/domain/stock/write-off.ts';
import { changesCost, takesCost } from '#shared/domain/stock/receipt-cost.ts';
import { lotsAsked, type LotPlace, namesAway } from '#renderer/parts/lot-picks.ts';
import { LotLines, useLotPlaces } from './lot-lines.tsx';
import { AddProduct, ProductLine, ProductLines } from './product-lines.tsx';
import { asksCost, changeOf, type CorrectionMode, isSigned, type QuantityLine } from './quantity-lines.ts';
import { useStockCommands } from './stock.commands.ts';
import {
  type Shelf,
  type ShopFacts,
  type StockListRow,
  useGreatestMoved,
  useShelves,
  useShopFacts,
  useVariantRows,
} from './stock.queries.ts';
import { useQuantityLines } from './use-quantity-lines.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type AdjustDialogProps = {
  readonly variants: readonly VariantId[];
  readonly locationId: LocationId | null;
  readonly reason?: AdjustReason;
  readonly onClose: () => void;
};

const noShelf: Shelf = { onHand: 0, picked: 0 };

/** Adjusts the stock of some products at one location, saying what the reason does to the books. */
export function AdjustDialog({
  variants,
  locationId: first,
  reason: firstReason = 'receive',
  onClose,
}: AdjustDialogProps) {
  const t = useWords();
  const facts = useShopFacts();
  const commands = useStockCommands();
  const told = useSavedAdjustment();
  const [reason, setReason] = useState<AdjustReason>(firstReason);
  const [mode, setMode] = useState<CorrectionMode>('change');
  const [location, setLocation] = useState<LocationId | null>(first);
  const { lines, ids, lineOf, put, add, remove } = useQuantityLines(variants);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const rows = useVariantRows(ids);
  const shelves = useShelves(ids);
  const greatest = useGreatestMoved(ids);
  const locationId = location ?? facts.defaultLocationId;
  const shelfOf = (id: VariantId) => (shelves && locationId ? shelves(id, locationId) : noShelf);
  const changeAt = (line: QuantityLine) => changeOf(line, reason, mode, shelfOf(line.variantId).onHand);
  const changes = lines.map(changeAt);
  const isNew = reason === 'correction' && mode === 'new';
  const lotPlaceOf = useLotPlaces(rows);
  const lotPlaceAt = (line: QuantityLine) => {
    const row = rows.find(({ variantId }) => variantId === line.variantId);
    const change = changeAt(line);
    const way = (change ?? signed(reason, 1)) < 0 ? 'out' : 'in';
    return row ? lotPlaceOf(row, { locationId, way, quantity: Math.abs(change ?? 0) }) : null;
  };
  const named = lines.map((line) => lotsAsked(line.lots, lotPlaceAt(line)));
  const canSubmit =
    shelves !== undefined &&
    locationId !== null &&
    lines.length > 0 &&
    changes.every((change) => change !== null && (change !== 0 || reason === 'opening' || isNew)) &&
    (!isNew || changes.some((change) => change !== 0)) &&
    named.every((lots) => lots !== null);

  const submit = async () => {
    if (!locationId) return;
    setBusy(true);
    setFailure(null);
    const entries = lines.flatMap((line, at) => {
      const change = changeAt(line);
      const lots = named[at] ?? [];
      if (change === null || (isNew && change === 0)) return [];
      return [
        {
          variantId: line.variantId,
          quantity: change,
          unitCost: asksCost(reason) ? line.unitCost : null,
          ...(line.useCost === undefined ? {} : { useCost: line.useCost }),
          ...(lots.length > 0 && { lots }),
          seen: isNew ? shelfOf(line.variantId).onHand : null,
        },
      ];
    });
    const saved = await commands.adjust({ reason, locationId, lines: entries, note: note.trim() || null });
    setBusy(false);
    if (!saved.ok) return setFailure(saved.failure);
    told(reason, entries, rows, saved.value.opIds);
    onClose();
  };

  return (
    <Dialog
      name={t('stock.commands.adjust')}
      open
      size={lines.length > 1 || asksCost(reason) ? 'l' : 'm'}
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={canSubmit}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Columns min={200}>
          <SelectField
            label={t('stock.adjust.reason')}
            value={reason}
            onChange={(next) => next && setReason(next)}
            options={adjustReasons.map(([value]) => ({ value, label: t(`stock.reasons.${value}.label`) }))}
          />
          <LocationField
            label={t('stock.adjust.location')}
            value={locationId}
            facts={facts}
            holds={(id) => ids.some((one) => (shelves?.(one, id).onHand ?? 0) !== 0)}
            onChange={setLocation}
          />
        </Columns>
        <Stack gap="xs">
          <Text as="p">{t(`stock.reasons.${reason}.books`)}</Text>
          <Text tone="muted" size="s">
            {t('stock.adjust.kept')}
          </Text>
        </Stack>
        {reason === 'correction' && (
          <RadioField
            label={t('stock.adjust.mode')}
            value={mode}
            onChange={setMode}
            options={[
              { value: 'change', label: t('stock.adjust.modeChange') },
              { value: 'new', label: t('stock.adjust.modeNew') },
            ]}
          />
        )}
        {rows.length > 0 && (
          <ProductLines>
            {rows.map((row) => {
              const line = lineOf(row.variantId);
              return (
                <AdjustLine
                  // Another reason reads the same text otherwise.
                  key={`${row.variantId}:${isSigned(reason)}:${isNew}`}
                  row={row}
                  line={line}
                  shelf={shelfOf(row.variantId)}
                  greatest={greatest(row.variantId)}
                  change={changeAt(line)}
                  reason={reason}
                  isNew={isNew}
                  location={facts.locations.find((place) => place.id === locationId)?.label ?? ''}
                  currency={facts.currency ?? 'EUR'}
                  lotPlace={lotPlaceAt(line)}
                  onPut={(part) => put(row.variantId, part)}
                  onRemove={lines.length > 1 ? () => remove(row.variantId) : null}
                />
              );
            })}
          </ProductLines>
        )}
        <AddProduct taken={ids} onAdd={add} autoFocus={variants.length === 0} />
        <TextField
          label={t('stock.adjust.note')}
          hint={t('stock.adjust.noteHint')}
          value={note}
          onChange={setNote}
          maxLength={500}
        />
      </Stack>
    </Dialog>
  );
}

type AdjustLineProps = {
  readonly row: StockListRow;
  readonly line: QuantityLine;
  readonly shelf: Shelf;
  /** The most that one act moved of it. */
  readonly greatest: number;
  readonly change: number | null;
  readonly reason: AdjustReason;
  readonly isNew: boolean;
  readonly location: string;
  readonly currency: string;
  /** Where its lots are named; null where it has none. */
  readonly lotPlace: LotPlace | null;
  readonly onPut: (part: Partial<QuantityLine>) => void;
  readonly onRemove: (() => void) | null;
};

function AdjustLine(props: AdjustLineProps) {
  const { row, line, shelf, greatest, change, reason, isNew, location, currency, lotPlace, onPut, onRemove } = props;
  const t = useWords();
  const format = useFormat();
  const known = Math.max(shelf.onHand, row.figures?.onHand ?? 0);
  const usual = Math.max(known, row.figures?.incoming ?? 0, greatest);
  const asks = (quantity: number) => {
    const shown = (figure: number) => format.quantity(Math.abs(figure), row.decimals);
    const named = { product: row.title, quantity: shown(quantity) };
    if (isUnusual(quantity, usual, row.decimals)) return t('stock.adjust.unusual', named);
    const isBeyond = row.figures !== null && !isNew && isBeyondKnown(reason, signed(reason, quantity), known);
    return isBeyond ? t('stock.adjust.beyond', { ...named, known: shown(known) }) : null;
  };
  return (
    <ProductLine
      title={row.title}
      note={row.sku}
      onRemove={onRemove}
      fields={
        <>
          <NumberField
            label={isNew ? t('stock.adjust.modeNew') : t('stock.adjust.quantity')}
            value={line.quantity}
            onChange={(quantity) => onPut({ quantity, readable: true })}
            onReadable={(readable) => onPut({ readable })}
            asks={asks}
            decimals={row.decimals}
            unit={row.unit ?? undefined}
            min={isSigned(reason) && !isNew ? undefined : 0}
            max={MAX_QUANTITY}
          />
          {asksCost(reason) && (
            <MoneyField
              label={t('stock.adjust.unitCost')}
              value={line.unitCost}
              onChange={(unitCost) => onPut({ unitCost })}
              currency={currency}
              usual={row.cost ?? row.price}
              min={0}
            />
          )}
        </>
      }
      more={
        <LotLines
          row={row}
          line={line}
          place={lotPlace}
          onPut={onPut}
          {...(!isNew && { ofPieces: (pieces) => (isSigned(reason) && lotPlace?.way === 'out' ? -pieces : pieces) })}
        />
      }
    >
      {asksCost(reason) && <CostChoice row={row} line={line} currency={currency} onPut={onPut} />}
      <Effect
        row={row}
        shelf={shelf}
        change={change}
        isNew={isNew}
        location={location}
        isRefused={namesAway(line.lots, lotPlace)}
      />
    </ProductLine>
  );
}

type CostChoiceProps = Pick<AdjustLineProps, 'row' | 'line' | 'currency' | 'onPut'>;

/** Asks whether a cost that is not the product's becomes it. */
function CostChoice({ row, line, currency, onPut }: CostChoiceProps) {
  const t = useWords();
  const format = useFormat();
  const now = { cost: row.cost, onHand: row.figures?.onHand ?? 0 };
  if (!changesCost(line.unitCost, now)) return null;
  return (
    <CheckField
      label={
        row.cost === null ? t('stock.cost.use') : t('stock.cost.useInstead', { cost: format.money(row.cost, currency) })
      }
      checked={takesCost(line, now)}
      onChange={(useCost) => onPut({ useCost })}
    />
  );
}

type EffectProps = Pick<AdjustLineProps, 'row' | 'shelf' | 'change' | 'isNew' | 'location'> & {
  /** The form waits for another piece: nothing goes below zero by it. */
  readonly isRefused: boolean;
};

/** What a line does: now and after, and plainly when it goes below zero. */
function Effect({ row, shelf, change, isNew, location, isRefused }: EffectProps) {
  const t = useWords();
  const format = useFormat();
  const shown = (quantity: number) => format.quantity(quantity, row.decimals);
  const after = shelf.onHand + (change ?? 0);
  const parts = [
    change === null
      ? `${t('stock.adjust.now')} ${shown(shelf.onHand)}`
      : t('stock.adjust.nowAfter', { now: shown(shelf.onHand), after: shown(after) }),
    isNew && change !== null
      ? change === 0
        ? t('stock.adjust.same')
        : t('stock.adjust.difference', { value: format.signedQuantity(change, row.decimals) })
      : null,
    shelf.picked > 0 ? t('stock.adjust.picked', { value: shown(shelf.picked) }) : null,
    row.tracked ? null : t('stock.adjust.starts'),
  ].filter((part) => part !== null);
  return (
    <>
      <Text tone="muted" size="s" figure as="div">
        {parts.join(' · ')}
      </Text>
      {change !== null && after < 0 && !isRefused && (
        <Text tone="warn" size="s" as="div">
          {t('stock.adjust.below', { location, value: shown(after) })}
        </Text>
      )}
    </>
  );
}

type LocationFieldProps = {
  readonly label: string;
  readonly value: LocationId | null;
  readonly facts: Pick<ShopFacts, 'locations' | 'archivedLocations'>;
  /** Whether an archived location has something to take out: then it is offered too (LOC8). */
  readonly holds?: (id: LocationId) => boolean;
  readonly onChange: (value: LocationId) => void;
};

/** Chooses one of the shop's locations, by its name or its barcode. */
export function LocationField({ label, value, facts, holds = () => false, onChange }: LocationFieldProps) {
  const archived = facts.archivedLocations.filter(({ id }) => id === value || holds(id));
  return (
    <SelectField
      label={label}
      value={value}
      onChange={(next) => next && onChange(next)}
      options={placeOptions([...facts.locations, ...archived])}
    />
  );
}

/** Tells what was adjusted, with its undo. */
function useSavedAdjustment() {
  const t = useWords();
  const format = useFormat();
  const told = useActNews();
  return (
    reason: AdjustReason,
    entries: readonly { readonly variantId: VariantId; readonly quantity: number }[],
    rows: readonly StockListRow[],
    opIds: Parameters<typeof told.saved>[1],
  ) => {
    const [entry] = entries;
    const row = rows.find(({ variantId }) => variantId === entry?.variantId);
    const change = row && entry ? format.signedQuantity(entry.quantity, row.decimals) : '';
    told.saved(
      t('stock.adjust.saved', {
        count: entries.length,
        reason: t(`stock.reasons.${reason}.label`),
        product: row?.title ?? '',
        change,
      }),
      opIds,
    );
  };
}
