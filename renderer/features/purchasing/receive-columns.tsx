import { useMemo } from 'react';
import { Badge } from '#renderer/ui/badge.tsx';
import { tellsApart } from '#renderer/parts/lot-picks.ts';
import { CellButton } from '#renderer/ui/cell-button.tsx';
import { CellToggle } from '#renderer/ui/cell-toggle.tsx';
import { minorDigits } from '#renderer/ui/format.ts';
import { parseQuantity, quantityText } from '#renderer/ui/quantity-text.ts';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash, Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useUiWords } from '#renderer/ui/ui-words.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { changesCost, takesCost } from '#shared/domain/stock/receipt-cost.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { PurchasingFacts } from './purchasing.queries.ts';
import { type ReceiptDraft, type ReceiptLine, withCost, withQuantity, withUseCost } from './receipt-draft.ts';
import { lotsText } from './receive-lots.tsx';
import type { Receiving } from './use-receiving.ts';

/** The columns of a delivery that is being taken in: quantity and cost are typed where they stand. */
export function useReceiptColumns(
  { locationId, lines }: ReceiptDraft,
  facts: PurchasingFacts,
  { change, changed, isUnusual }: Pick<Receiving, 'change' | 'changed' | 'isUnusual'>,
  onLots: (line: ReceiptLine) => void,
): readonly Column<ReceiptLine>[] {
  const t = useWords();
  const format = useFormat();
  const ui = useUiWords();
  const { locale } = useWindowLook();
  const hasLots = lines.some(({ variantId }) => {
    const row = facts.variant(variantId);
    return row !== undefined && tellsApart(row) !== null;
  });
  return useMemo(() => {
    const { currency } = facts;
    const rowOf = ({ variantId }: ReceiptLine) => facts.variant(variantId);
    const decimalsOf = (line: ReceiptLine) => rowOf(line)?.decimals ?? 0;
    const nameOf = (line: ReceiptLine) => rowOf(line)?.title ?? '';
    const saveQuantity = (line: ReceiptLine, text: string, sure: boolean) => {
      const read = parseQuantity(text, decimalsOf(line), locale);
      if (!read.ok) return ui.quantityProblem(read.failure);
      const quantity = read.value ?? 0;
      if (quantity < 0 || quantity > MAX_QUANTITY) return t('purchasing.receive.quantityRange');
      if (!sure && isUnusual(line.variantId, quantity)) {
        const shown = format.quantity(quantity, decimalsOf(line));
        return { ask: t('purchasing.receive.unusual', { product: nameOf(line), quantity: shown }) };
      }
      change((draft) => withQuantity(draft, line.variantId, quantity));
      changed(line.variantId);
      return null;
    };
    const saveCost = (line: ReceiptLine, text: string, sure: boolean) => {
      const read = parseQuantity(text, minorDigits(currency), locale);
      if (!read.ok) return ui.quantityProblem(read.failure);
      if (read.value !== null && read.value < 0) return t('purchasing.receive.costRange');
      const row = rowOf(line);
      const question = ui.asksMoney(read.value ?? 0, row?.cost ?? row?.price ?? null, currency);
      if (!sure && question !== null) return { ask: question };
      change((draft) => withCost(draft, line.variantId, read.value));
      return null;
    };
    const lotsColumn: Column<ReceiptLine> = {
      id: 'lots',
      header: t('lots.title'),
      width: 170,
      fit: 260,
      render: (line) => {
        const said = lotsText(t, format, line, rowOf(line));
        if (!said) return <Dash />;
        return <CellButton {...said} name={t('lots.of.lot', { product: nameOf(line) })} onClick={() => onLots(line)} />;
      },
    };
    return [
      {
        id: 'product',
        header: t('purchasing.columns.product'),
        width: 240,
        grow: 3,
        fixed: true,
        render: (line) =>
          rowOf(line)?.archived ? (
            <>
              {nameOf(line)}{' '}
              <Badge label={t(line.backInUse ? 'purchasing.archived.comesBack' : 'stock.status.archived')} />
            </>
          ) : (
            nameOf(line) || <Dash />
          ),
      },
      {
        id: 'sku',
        header: t('purchasing.columns.sku'),
        width: 120,
        fit: 320,

        render: (line) => rowOf(line)?.sku ?? <Dash />,
      },
      {
        id: 'quantity',
        header: t('purchasing.columns.quantity'),
        width: 110,
        figure: true,
        render: (line) => format.quantity(line.quantity, decimalsOf(line)),
        editable: {
          text: (line) => quantityText(line.quantity, decimalsOf(line), locale),
          label: (line) => t('purchasing.receive.quantityOf', { product: nameOf(line) }),
          save: saveQuantity,
        },
      },
      // A delivery of products without lots has no column for them.
      ...(hasLots ? [lotsColumn] : []),
      {
        id: 'ordered',
        header: t('purchasing.columns.ordered'),
        width: 110,
        fit: 260,
        figure: true,
        render: (line) => {
          const ordered = facts.incoming(line.variantId, locationId);
          if (ordered === 0) return <Dash />;
          const isMore = line.quantity > ordered;
          return (
            <Text as="span" figure tone={isMore ? 'warn' : undefined}>
              {format.quantity(ordered, decimalsOf(line))}
            </Text>
          );
        },
      },
      {
        id: 'cost',
        header: t('purchasing.columns.cost'),
        width: 120,
        figure: true,
        render: ({ unitCost }) => (unitCost === null ? <Dash /> : format.money(unitCost, currency)),
        editable: {
          text: ({ unitCost }) => quantityText(unitCost, minorDigits(currency), locale, 'kept'),
          label: (line) => t('purchasing.receive.costOf', { product: nameOf(line) }),
          save: saveCost,
        },
      },
      {
        id: 'use',
        header: t('purchasing.columns.useCost'),
        width: 160,
        render: (line) => {
          const row = rowOf(line);
          const now = { cost: row?.cost ?? null, onHand: row?.figures?.onHand ?? 0 };
          if (!changesCost(line.unitCost, now)) return <Dash />;
          const used = takesCost(line, now);
          return (
            <CellToggle
              on={used}
              text={
                now.cost === null ? '' : t('purchasing.receive.costWas', { cost: format.money(now.cost, currency) })
              }
              name={t('purchasing.receive.useCostOf', {
                product: nameOf(line),
                cost: format.money(line.unitCost, currency),
              })}
              onChange={(useCost) => change((draft) => withUseCost(draft, line.variantId, useCost))}
            />
          );
        },
      },
      {
        id: 'value',
        header: t('purchasing.columns.value'),
        width: 120,
        figure: true,
        render: (line) =>
          line.unitCost === null ? (
            <Dash />
          ) : (
            format.money(timesQuantity(line.unitCost, line.quantity, decimalsOf(line)), currency)
          ),
      },
    ];
  }, [t, format, ui, locale, facts, locationId, change, changed, isUnusual, hasLots, onLots]);
}
