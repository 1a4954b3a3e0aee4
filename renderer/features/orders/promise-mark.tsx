import { useActNews } from '#renderer/ui/act-toasts.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Figure } from '#renderer/ui/figure.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Day, OrderRow } from '#shared/domain/operations/rows.ts';
import type { OrderStock } from '#shared/domain/orders/order-stock.ts';
import { promisableOrder } from '#shared/domain/orders/promise-day.ts';
import { explainOrder } from './cover-explanation.ts';
import { type OrderFacts, useCalendar } from './orders.queries.ts';
import { promisableText } from './promisable-text.ts';
import { useServeCommands } from './serve.commands.ts';

type PromiseMarkProps = { readonly order: OrderRow; readonly stock: OrderStock; readonly facts: OrderFacts };

/** From when all of an order can be promised, and the way to promise it to the customer. */
export function PromiseMark({ order, stock, facts }: PromiseMarkProps) {
  const t = useWords();
  const format = useFormat();
  const commands = useServeCommands();
  const told = useActNews();
  const { today } = useCalendar();
  const promisable = promisableOrder(order, stock);
  const text = promisableText({ t, format }, promisable);
  const day = promisable.when === 'on' ? promisable.day : promisable.when === 'now' ? today : null;
  const isLate = order.promisedOn && (promisable.when === 'unknown' || (day !== null && day > order.promisedOn));
  const promise = async (promised: Day) => {
    const saved = await commands.promise(order.id, promised);
    if (!saved.ok) return told.failed(saved.failure);
    told.saved(t('allocation.promisedSaved', { number: order.number, when: format.date(promised) }), saved.value.opIds);
  };
  return (
    <Inline gap="s" wrap>
      <Figure
        text={text}
        name={t('allocation.orderFigure', { number: order.number, value: text })}
        explain={() => explainOrder(order, { t, format, facts, stock })}
      />
      {isLate && <StatusMark plain tone="warn" icon="warning" label={t('allocation.late')} />}
      {day !== null && day !== order.promisedOn && (
        <Button kind="quiet" onClick={() => void promise(day)}>
          {t('allocation.usePromised')}
        </Button>
      )}
    </Inline>
  );
}
