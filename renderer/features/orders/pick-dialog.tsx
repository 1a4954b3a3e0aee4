import { useMemo, useState } from 'react';
import { type LotPicks, type LotPlace, namesAway, variantsApart } from '#renderer/parts/lot-picks.ts';
import { LotShares } from '#renderer/parts/lot-shares.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { inPickOrder, pickStop } from '#shared/domain/orders/pick-order.ts';
import { BatchedNote } from './batched-note.tsx';
import { OrderEntries, OrderEntry } from './order-entry.tsx';
import { useOrderCommands } from './orders.commands.ts';
import { type OrderFacts, useCalendar, useLots, useOrderFacts } from './orders.queries.ts';
import { linesWithLots } from './pick-lots.ts';
import { isSought } from './sought-line.ts';
import { useUsualBins } from './pick-plan.queries.ts';
import { type Shelves, useShelves } from './ship-check.queries.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

/** Among more lines than this one looks for a product by name. */
const FEW = 30;

type Typed = { readonly quantity: number | null; readonly readable: boolean; readonly picks: LotPicks };

type PickDialogProps = { readonly order: OrderRow; readonly onClose: () => void };

/** Picks an order: everything that is left, or what is entered for each line. */
export function PickDialog(props: PickDialogProps) {
  const variants = useMemo(() => props.order.lines.map((line) => line.variantId), [props.order.lines]);
  const usualBin = useUsualBins(variants);
  // Its lines do not change places once a person sees them.
  return usualBin ? <PickForm {...props} variants={variants} usualBin={usualBin} /> : null;
}

type PickFormProps = PickDialogProps & {
  readonly variants: readonly VariantId[];
  readonly usualBin: NonNullable<ReturnType<typeof useUsualBins>>;
};

function PickForm({ order, variants, usualBin, onClose }: PickFormProps) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  const commands = useOrderCommands();
  const told = useActNews();
  const [typed, setTyped] = useState<ReadonlyMap<OrderLineId, Typed>>(new Map());
  const [sought, setSought] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const itself = useMemo(() => [order], [order]);
  const left = linesToPick(order, facts, usualBin);
  const shelves = useShelves(variants);
  const entryOf = (line: OrderLine): Typed =>
    typed.get(line.id) ?? {
      quantity: facts.isNotForSale(line.locationId) ? 0 : line.quantity - line.picked,
      readable: true,
      picks: null,
    };
  const today = useCalendar().today;
  const lots = useLots(variantsApart(order.lines.flatMap(({ variantId }) => facts.variant(variantId) ?? [])));
  // A line that cannot be taken as it stands is always shown: nothing is picked before it can.
  const shown = new Set(
    left
      .filter((line) => !entryOf(line).readable || isSought(facts.variant(line.variantId), sought))
      .map(({ id }) => id),
  );
  const entries = left.map((line) => ({ line, quantity: entryOf(line).quantity ?? 0, picks: entryOf(line).picks }));
  const named = linesWithLots(entries, { variant: (line) => facts.variant(line.variantId), lots, today });
  const picks = entries.flatMap(({ line, quantity }, at) => {
    const shares = named[at]?.shares;
    return quantity > 0 ? [{ lineId: line.id, quantity, ...(shares && { lots: shares }) }] : [];
  });
  const isNamed = entries.every(({ quantity }, at) => quantity === 0 || named[at]?.shares !== null);

  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const picked = await commands.pick(order.id, picks);
    setBusy(false);
    if (!picked.ok) return setFailure(picked.failure);
    told.saved(t('orders.pick.saved', { count: 1, number: order.number }), picked.value.opIds);
    onClose();
  };
  return (
    <Dialog
      name={t('orders.pick.title')}
      submit={t('orders.commands.pick')}
      open
      size="m"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={picks.length > 0 && isNamed && left.every((line) => entryOf(line).readable)}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text tone="muted">{t('orders.pick.text')}</Text>
        <BatchedNote orders={itself} />
        {left.length > FEW && (
          <>
            <SearchField
              name={t('orders.pick.find')}
              placeholder={t('orders.pick.findHint')}
              value={sought}
              onChange={setSought}
              // What is looked for is not yet what is picked.
              onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            />
            {shown.size < left.length && (
              <div role="status">
                <Text tone="muted">
                  {t('orders.pick.found', { found: format.count(shown.size), count: left.length })}
                </Text>
              </div>
            )}
          </>
        )}
        <OrderEntries>
          {left.map(
            (line, at) =>
              shown.has(line.id) && (
                <PickLine
                  key={line.id}
                  line={line}
                  lots={named[at]?.place ?? null}
                  typed={entryOf(line)}
                  facts={facts}
                  shelves={shelves}
                  onType={(part) =>
                    setTyped((before) =>
                      new Map(before).set(line.id, { ...(before.get(line.id) ?? entryOf(line)), ...part }),
                    )
                  }
                />
              ),
          )}
        </OrderEntries>
      </Stack>
    </Dialog>
  );
}

/** What is left to pick, in the order that one walks past it, as on the printed list. */
function linesToPick(
  { lines }: OrderRow,
  facts: OrderFacts,
  usualBin: PickFormProps['usualBin'],
): readonly OrderLine[] {
  const left = lines.filter((line) => line.quantity > line.picked);
  return inPickOrder(left, (line) => ({
    stop: pickStop(line, { usualBin, pathOf: facts.pathOf }),
    name: facts.variant(line.variantId)?.title ?? '',
  }));
}

type PickLineProps = {
  readonly line: OrderLine;
  /** Where its lots are named; null for a product that is kept together. */
  readonly lots: LotPlace | null;
  readonly typed: Typed;
  readonly facts: OrderFacts;
  readonly shelves: Shelves | undefined;
  readonly onType: (part: Partial<Typed>) => void;
};

function PickLine({ line, lots, typed, facts, shelves, onType }: PickLineProps) {
  const t = useWords();
  const format = useFormat();
  const row = facts.variant(line.variantId);
  const decimals = row?.decimals ?? 0;
  const shown = (quantity: number) => format.quantity(quantity, decimals);
  const shelf = shelves?.onHand(line.variantId, line.locationId) ?? 0;
  const isTracked = shelves?.isTracked(line.variantId) ?? false;
  const after = shelf - (typed.quantity ?? 0);
  const location = facts.locationName(line.locationId);
  const left = line.quantity - line.picked;
  const isNotForSale = isTracked && facts.isNotForSale(line.locationId);
  return (
    <OrderEntry
      title={row?.title ?? line.variantId}
      note={row?.sku ?? null}
      fields={
        <NumberField
          label={t('orders.pick.quantity')}
          value={typed.quantity}
          onChange={(quantity) => onType({ quantity, readable: true })}
          onReadable={(readable) => onType({ readable })}
          decimals={decimals}
          unit={row?.unit ?? undefined}
          min={0}
          max={left}
          disabled={isNotForSale}
        />
      }
    >
      <Text tone="muted" size="s" figure as="div">
        {isTracked
          ? t('orders.pick.left', {
              location,
              left: shown(left),
              quantity: shown(line.quantity),
              shelf: shown(shelf),
            })
          : t('orders.form.untracked')}
      </Text>
      {isNotForSale && (
        <Text tone="warn" size="s" as="div">
          {t('orders.pick.notForSale', { location })}
        </Text>
      )}
      {isTracked && (typed.quantity ?? 0) > 0 && after < 0 && !namesAway(typed.picks, lots) && (
        <Text tone="warn" size="s" as="div">
          {t('orders.pick.below', { location, value: shown(after) })}
        </Text>
      )}
      {lots && isTracked && lots.quantity > 0 && (
        <LotShares
          product={row?.title ?? ''}
          place={lots}
          picks={typed.picks}
          decimals={decimals}
          unit={row?.unit ?? undefined}
          names={facts}
          // More serial numbers than pieces are so many pieces, as far as so many are ordered.
          onPicks={(picks, pieces) =>
            onType({ picks, ...(pieces !== null && pieces <= left && { quantity: pieces, readable: true }) })
          }
        />
      )}
    </OrderEntry>
  );
}
