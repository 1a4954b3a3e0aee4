import { useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { isUnusual } from '#shared/domain/values/unusual.ts';
import { LocationField } from './adjust-dialog.tsx';
import { lotsAsked, type LotPlace, namesAway } from '#renderer/parts/lot-picks.ts';
import { LotLines, useLotPlaces } from './lot-lines.tsx';
import { AddProduct, ProductLine, ProductLines } from './product-lines.tsx';
import type { QuantityLine } from './quantity-lines.ts';
import { useStockCommands } from './stock.commands.ts';
import {
  type Shelf,
  type StockListRow,
  useGreatestMoved,
  useShelves,
  useShopFacts,
  useVariantRows,
} from './stock.queries.ts';
import { useQuantityLines } from './use-quantity-lines.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type MoveDialogProps = {
  readonly variants: readonly VariantId[];
  readonly locationId: LocationId | null;
  readonly onClose: () => void;
};

const noShelf: Shelf = { onHand: 0, picked: 0 };

/** Moves stock of some products from one location to another. */
export function MoveDialog({ variants, locationId, onClose }: MoveDialogProps) {
  const t = useWords();
  const format = useFormat();
  const facts = useShopFacts();
  const commands = useStockCommands();
  const told = useActNews();
  const [chosenFrom, setFrom] = useState<LocationId | null>(locationId);
  const [chosenTo, setTo] = useState<LocationId | null>(null);
  const { lines, ids, lineOf, put, add, remove } = useQuantityLines(variants);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const rows = useVariantRows(ids);
  const shelves = useShelves(ids);
  const greatest = useGreatestMoved(ids);
  const from = chosenFrom ?? facts.defaultLocationId;
  const to = chosenTo ?? facts.locations.find((place) => place.id !== from)?.id ?? null;
  const shelfAt = (id: VariantId, place: LocationId | null) => (shelves && place ? shelves(id, place) : noShelf);
  const lotPlaceOf = useLotPlaces(rows);
  const lotPlaceAt = (line: QuantityLine) => {
    const row = rows.find(({ variantId }) => variantId === line.variantId);
    return row ? lotPlaceOf(row, { locationId: from, way: 'out', quantity: line.quantity ?? 0 }) : null;
  };
  const named = lines.map((line) => lotsAsked(line.lots, lotPlaceAt(line)));
  const canSubmit =
    from !== null &&
    to !== null &&
    from !== to &&
    lines.length > 0 &&
    lines.every((line) => line.readable && (line.quantity ?? 0) > 0) &&
    named.every((lots) => lots !== null);

  const submit = async () => {
    if (!from || !to) return;
    setBusy(true);
    setFailure(null);
    const moved = await commands.move({
      from,
      to,
      note: note.trim() || null,
      lines: lines.map(({ variantId, quantity }, at) => ({
        variantId,
        quantity: quantity ?? 0,
        ...(named[at]?.length && { lots: named[at] }),
      })),
    });
    setBusy(false);
    if (!moved.ok) return setFailure(moved.failure);
    const [row] = rows;
    const quantity = row ? format.quantity(lines[0]?.quantity ?? 0, row.decimals) : '';
    told.saved(
      t('stock.move.saved', { count: lines.length, product: row?.title ?? '', quantity, to: facts.locationName(to) }),
      moved.value.opIds,
    );
    onClose();
  };

  return (
    <Dialog
      name={t('stock.commands.move')}
      open
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={canSubmit}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      {facts.locations.length + facts.archivedLocations.length < 2 ? (
        <Text>{t('stock.move.oneLocation')}</Text>
      ) : (
        <Stack gap="m">
          <Columns min={180}>
            <LocationField
              label={t('stock.move.from')}
              value={from}
              facts={facts}
              holds={(id) => ids.some((one) => shelfAt(one, id).onHand !== 0)}
              onChange={setFrom}
            />
            <LocationField label={t('stock.move.to')} value={to} facts={facts} onChange={setTo} />
          </Columns>
          {from === to && <Text tone="warn">{t('failures.same-location.next')}</Text>}
          <Text tone="muted" size="s">
            {t('stock.reasons.move.books')} {t('stock.adjust.kept')}
          </Text>
          {rows.length > 0 && (
            <ProductLines>
              {rows.map((row) => (
                <MoveLine
                  key={row.variantId}
                  row={row}
                  line={lineOf(row.variantId)}
                  fromShelf={shelfAt(row.variantId, from)}
                  greatest={greatest(row.variantId)}
                  toShelf={shelfAt(row.variantId, to)}
                  names={{ from: from ? facts.locationName(from) : '', to: to ? facts.locationName(to) : '' }}
                  lotPlace={lotPlaceAt(lineOf(row.variantId))}
                  onPut={(part) => put(row.variantId, part)}
                  onRemove={lines.length > 1 ? () => remove(row.variantId) : null}
                />
              ))}
            </ProductLines>
          )}
          <AddProduct taken={ids} onAdd={add} autoFocus={variants.length === 0} />
          <TextField label={t('stock.adjust.note')} value={note} onChange={setNote} maxLength={500} />
        </Stack>
      )}
    </Dialog>
  );
}

type MoveLineProps = {
  readonly row: StockListRow;
  readonly line: QuantityLine;
  readonly fromShelf: Shelf;
  /** The most that one act moved of it. */
  readonly greatest: number;
  readonly toShelf: Shelf;
  readonly names: { readonly from: string; readonly to: string };
  /** Where its lots are named; null where it has none. */
  readonly lotPlace: LotPlace | null;
  readonly onPut: (part: Partial<QuantityLine>) => void;
  readonly onRemove: (() => void) | null;
};

function MoveLine({ row, line, fromShelf, greatest, toShelf, names, lotPlace, onPut, onRemove }: MoveLineProps) {
  const t = useWords();
  const format = useFormat();
  const quantity = line.readable ? (line.quantity ?? 0) : 0;
  const shown = (value: number) => format.quantity(value, row.decimals);
  const arrow = (place: string, now: number, after: number) =>
    now === after
      ? t('stock.move.now', { place, now: shown(now) })
      : t('stock.move.nowAfter', { place, now: shown(now), after: shown(after) });
  const left = fromShelf.onHand - quantity;
  return (
    <ProductLine
      title={row.title}
      note={row.sku}
      onRemove={onRemove}
      fields={
        <NumberField
          label={t('stock.adjust.quantity')}
          value={line.quantity}
          onChange={(next) => onPut({ quantity: next, readable: true })}
          onReadable={(readable) => onPut({ readable })}
          asks={(value) =>
            isUnusual(value, Math.max(fromShelf.onHand, greatest), row.decimals)
              ? t('stock.adjust.unusual', {
                  product: row.title,
                  quantity: format.quantity(value, row.decimals),
                })
              : null
          }
          decimals={row.decimals}
          unit={row.unit ?? undefined}
          min={0}
          max={MAX_QUANTITY}
        />
      }
      more={<LotLines row={row} line={line} place={lotPlace} onPut={onPut} ofPieces={(pieces) => pieces} />}
    >
      <Text tone="muted" size="s" figure as="div">
        {[
          arrow(names.from, fromShelf.onHand, left),
          arrow(names.to, toShelf.onHand, toShelf.onHand + quantity),
          row.tracked ? '' : t('stock.adjust.starts'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {quantity > 0 && left < 0 && !namesAway(line.lots, lotPlace) && (
        <Text tone="warn" size="s" as="div">
          {t('stock.adjust.below', { location: names.from, value: shown(left) })}
        </Text>
      )}
    </ProductLine>
  );
}
