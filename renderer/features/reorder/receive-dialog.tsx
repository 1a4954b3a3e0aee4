import { useState } from 'react';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { MoneyField, NumberField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { IncomingRow } from '#shared/domain/operations/rows.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { changesCost, takesCost } from '#shared/domain/stock/receipt-cost.ts';
import { isUnusual } from '#shared/domain/values/unusual.ts';
import { lotPlaceOf, lotsAsked, type LotPicks, type LotPlace, variantsApart } from '#renderer/parts/lot-picks.ts';
import { LotShares } from '#renderer/parts/lot-shares.tsx';
import { useReorderCommands } from './reorder.commands.ts';
import { type ReorderFacts, type StockListRow, useCalendar, useLots, useReorderFacts } from './reorder.queries.ts';
import { ReorderEntries, ReorderEntry } from './reorder-entry.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type Typed = {
  readonly quantity: number | null;
  readonly unitCost: number | null;
  readonly useCost?: boolean;
  readonly readable: boolean;
  /** The lots it is of, as a person left them. */
  readonly lots: LotPicks;
};

/** Takes in what arrived of what was ordered: all of it, or the part that is entered. */
export function ReceiveDialog({
  incoming,
  onClose,
}: {
  readonly incoming: readonly IncomingRow[];
  readonly onClose: () => void;
}) {
  const t = useWords();
  const format = useFormat();
  const facts = useReorderFacts();
  const commands = useReorderCommands();
  const told = useActNews();
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const entryOf = (row: IncomingRow): Typed =>
    typed.get(row.id) ?? {
      quantity: row.open,
      unitCost: facts.variant(row.variantId)?.cost ?? null,
      readable: true,
      lots: null,
    };
  const variants = incoming.flatMap(({ variantId }) => facts.variant(variantId) ?? []);
  const lots = useLots(variantsApart(variants));
  const { today } = useCalendar();
  const lotPlaceAt = (row: IncomingRow) => {
    const variant = facts.variant(row.variantId);
    const quantity = entryOf(row).quantity ?? 0;
    return variant ? lotPlaceOf(variant, lots, { locationId: row.locationId, way: 'in', quantity, today }) : null;
  };
  const named = incoming.map((row) => lotsAsked(entryOf(row).lots, lotPlaceAt(row)));
  const arrivals = incoming.flatMap((row, at) => {
    const { readable: _, lots: __, quantity, ...costed } = entryOf(row);
    const ofLots = named[at] ?? [];
    return quantity ? [{ incomingId: row.id, quantity, ...costed, ...(ofLots.length > 0 && { lots: ofLots }) }] : [];
  });
  const submit = async () => {
    setBusy(true);
    setFailure(null);
    const received = await commands.receive(arrivals);
    setBusy(false);
    if (!received.ok) return setFailure(received.failure);
    const [only] = incoming.filter((row) => row.id === arrivals[0]?.incomingId);
    const variant = only && facts.variant(only.variantId);
    told.saved(
      t('reorder.receive.saved', {
        count: arrivals.length,
        product: variant?.title ?? '',
        quantity: format.quantity(arrivals[0]?.quantity ?? 0, variant?.decimals ?? 0),
      }),
      received.value.opIds,
    );
    onClose();
  };
  return (
    <Dialog
      name={t('reorder.commands.receive')}
      open
      size="l"
      onClose={onClose}
      onSubmit={() => void submit()}
      canSubmit={arrivals.length > 0 && incoming.every((row, at) => entryOf(row).readable && named[at] !== null)}
      busy={busy}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text tone="muted">{t('reorder.receive.text')}</Text>
        <ReorderEntries>
          {incoming.map((row) => {
            const variant = facts.variant(row.variantId);
            return (
              variant && (
                <ReceiveEntry
                  key={row.id}
                  incoming={row}
                  variant={variant}
                  typed={entryOf(row)}
                  facts={facts}
                  lotPlace={lotPlaceAt(row)}
                  onType={(part) =>
                    setTyped((before) =>
                      new Map(before).set(row.id, { ...(before.get(row.id) ?? entryOf(row)), ...part }),
                    )
                  }
                />
              )
            );
          })}
        </ReorderEntries>
      </Stack>
    </Dialog>
  );
}

type ReceiveEntryProps = {
  readonly incoming: IncomingRow;
  readonly variant: StockListRow;
  readonly typed: Typed;
  readonly facts: ReorderFacts;
  /** Where its lots are named; null where it has none. */
  readonly lotPlace: LotPlace | null;
  readonly onType: (part: Partial<Typed>) => void;
};

function ReceiveEntry({ incoming, variant, typed, facts, lotPlace, onType }: ReceiveEntryProps) {
  const t = useWords();
  const format = useFormat();
  const shown = (value: number) => format.quantity(value, variant.decimals);
  const location = facts.locationName(incoming.locationId);
  const now = { cost: variant.cost, onHand: variant.figures?.onHand ?? 0 };
  const rest = incoming.open - (typed.quantity ?? 0);
  return (
    <ReorderEntry
      row={variant}
      fields={
        <>
          <NumberField
            label={t('reorder.receive.quantity')}
            value={typed.quantity}
            onChange={(quantity) => onType({ quantity, readable: true })}
            onReadable={(readable) => onType({ readable })}
            asks={(quantity) =>
              isUnusual(quantity, incoming.open, variant.decimals)
                ? t('reorder.receive.unusual', { product: variant.title })
                : null
            }
            decimals={variant.decimals}
            unit={variant.unit ?? undefined}
            min={0}
            max={MAX_QUANTITY}
          />
          <MoneyField
            label={t('reorder.receive.cost')}
            value={typed.unitCost}
            onChange={(unitCost) => onType({ unitCost })}
            currency={facts.currency}
            usual={variant.cost ?? variant.price}
            min={0}
          />
        </>
      }
      more={
        lotPlace && (
          <LotShares
            product={variant.title}
            place={lotPlace}
            picks={typed.lots}
            decimals={variant.decimals}
            unit={variant.unit ?? undefined}
            onPicks={(lots, pieces) => onType({ lots, ...(pieces !== null && { quantity: pieces, readable: true }) })}
          />
        )
      }
    >
      {changesCost(typed.unitCost, now) && (
        <CheckField
          label={
            variant.cost === null
              ? t('stock.cost.use')
              : t('stock.cost.useInstead', { cost: format.money(variant.cost, facts.currency) })
          }
          checked={takesCost(typed, now)}
          onChange={(useCost) => onType({ useCost })}
        />
      )}
      <Text tone={rest < 0 ? 'warn' : 'muted'} size="s" figure as="div">
        {[
          t('reorder.receive.open', { location, open: shown(incoming.open) }),
          rest > 0 && rest < incoming.open ? t('reorder.receive.rest', { location, rest: shown(rest) }) : '',
          rest < 0 ? t('reorder.receive.over', { location, over: shown(-rest) }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </ReorderEntry>
  );
}
