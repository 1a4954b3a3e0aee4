import { memo, useMemo } from 'react';
import { MoneyField, NumberField } from '#renderer/ui/number-field.tsx';
import { SelectField } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { levelId, type LocationId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderLine } from '#shared/domain/operations/rows.ts';
import { unpickedOf } from '#shared/domain/orders/progress.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { isUnusual } from '#shared/domain/values/unusual.ts';
import type { Draft } from './order-draft.ts';
import { OrderEntries, OrderEntry } from './order-entry.tsx';
import { type OrderFacts, useGreatestMoved } from './orders.queries.ts';

type ChangeLines = (change: (lines: readonly Draft[]) => readonly Draft[]) => void;

type DraftLinesProps = {
  readonly lines: readonly Draft[];
  readonly facts: OrderFacts;
  /** Keep it the same between renders. */
  readonly onChange: ChangeLines;
  /** The lines of the order as they are now; none for one that is being entered. */
  readonly inOrder?: readonly OrderLine[];
};

const none: readonly OrderLine[] = [];

/** The lines of an order that is entered or edited: how many, from where, at which price, and what that does to stock. */
export function DraftLines({ lines, facts, onChange, inOrder = none }: DraftLinesProps) {
  const held = useMemo(() => sums(inOrder, unpickedOf), [inOrder]);
  const pickedOf = (draft: Draft) => inOrder.find(({ id }) => id === draft.id)?.picked ?? 0;
  const greatest = useGreatestMoved(lines.map((line) => line.variantId));
  const needed = sums(lines, (draft) => (draft.quantity ?? 0) - pickedOf(draft));
  if (lines.length === 0) return null;
  return (
    <OrderEntries>
      {lines.map((line) => (
        <DraftLine
          key={line.key}
          line={line}
          facts={facts}
          onChange={onChange}
          picked={pickedOf(line)}
          held={held(line)}
          needed={needed(line)}
          greatest={greatest(line.variantId)}
        />
      ))}
    </OrderEntries>
  );
}

type Placed = { readonly variantId: VariantId; readonly locationId: LocationId };

/** What lines of one product at one place add up to. */
function sums<T extends Placed>(lines: readonly T[], figure: (line: T) => number): (at: Placed) => number {
  const found = new Map<string, number>();
  for (const line of lines) {
    const level = levelId(line.variantId, line.locationId);
    found.set(level, (found.get(level) ?? 0) + figure(line));
  }
  return ({ variantId, locationId }) => found.get(levelId(variantId, locationId)) ?? 0;
}

type DraftLineProps = {
  readonly line: Draft;
  readonly facts: OrderFacts;
  readonly onChange: ChangeLines;
  /** What of it is picked. */
  readonly picked: number;
  /** What the order holds of its product at its place already. */
  readonly held: number;
  /** What all lines of the product at its place are to hold. */
  readonly needed: number;
  /** The most that one act moved of its product. */
  readonly greatest: number;
};

const DraftLine = memo(function DraftLine(props: DraftLineProps) {
  const { line, facts, onChange, picked, held, needed, greatest } = props;
  const t = useWords();
  const format = useFormat();
  const row = facts.variant(line.variantId, line.locationId);
  const product = row?.title ?? line.variantId;
  const decimals = row?.decimals ?? 0;
  const put = (part: Partial<Draft>) =>
    onChange((lines) => lines.map((other) => (other.key === line.key ? { ...other, ...part } : other)));
  const usual = Math.max(facts.variant(line.variantId)?.figures?.onHand ?? 0, held, greatest);
  const isPicked = picked > 0;
  return (
    <OrderEntry
      title={product}
      note={row?.sku ?? null}
      remove={{
        name: t(isPicked ? 'orders.edit.stays' : 'orders.form.remove', { product }),
        run: () => onChange((lines) => lines.filter(({ key }) => key !== line.key)),
        disabled: isPicked,
      }}
      fields={
        <>
          {placesFor(line, facts).length > 1 && (
            <SelectField
              label={t('orders.form.from')}
              value={line.locationId}
              onChange={(locationId) => locationId && put({ locationId })}
              options={placesFor(line, facts)}
              disabled={isPicked}
            />
          )}
          <NumberField
            label={t('orders.form.quantity')}
            value={line.quantity}
            onChange={(quantity) => put({ quantity, readable: true })}
            onReadable={(readable) => put({ readable })}
            asks={(quantity) => (isUnusual(quantity, usual, decimals) ? t('orders.form.unusual', { product }) : null)}
            decimals={decimals}
            unit={row?.unit ?? undefined}
            error={(line.quantity ?? 0) > 0 ? null : t('orders.form.quantityMissing')}
            min={Math.max(picked, 1)}
            max={MAX_QUANTITY}
          />
          <MoneyField
            label={t('orders.form.price')}
            value={line.unitPrice}
            onChange={(unitPrice) => put({ unitPrice })}
            currency={facts.currency}
            usual={row?.price ?? row?.cost ?? null}
            min={0}
          />
        </>
      }
    >
      <StockPromise line={line} facts={facts} held={held} needed={needed} />
      {isPicked && (
        <Text size="s" tone="muted" figure as="div">
          {t('orders.edit.picked', { value: format.quantity(picked, decimals) })}
        </Text>
      )}
    </OrderEntry>
  );
});

/** The places to take a line from, its own among them also where that is archived or not for sale. */
function placesFor({ locationId }: Draft, { locations, locationName }: OrderFacts) {
  const places = locations.map(({ id, label }) => ({ value: id, label }));
  return places.some(({ value }) => value === locationId)
    ? places
    : [...places, { value: locationId, label: locationName(locationId) }];
}

type StockPromiseProps = Pick<DraftLineProps, 'line' | 'facts' | 'held' | 'needed'>;

/** What there is for a line at its place, and whether that is enough. */
function StockPromise({ line, facts, held, needed }: StockPromiseProps) {
  const t = useWords();
  const format = useFormat();
  const row = facts.variant(line.variantId, line.locationId);
  if (row?.tracked && facts.isNotForSale(line.locationId))
    return (
      <Text size="s" tone="warn" as="div">
        {t('orders.form.notForSale', { location: facts.locationName(line.locationId) })}
      </Text>
    );
  const there = (row?.figures?.available ?? 0) + held;
  const isShort = row?.tracked === true && needed > there;
  const place = { location: facts.locationName(line.locationId), value: format.quantity(there, row?.decimals ?? 0) };
  const said = isShort ? (held > 0 ? 'shortWithHeld' : 'short') : held > 0 ? 'availableWithHeld' : 'available';
  return (
    <Text size="s" tone={isShort ? 'warn' : 'muted'} figure as="div">
      {row?.tracked ? t(`orders.form.${said}`, place) : t('orders.form.untracked')}
    </Text>
  );
}
