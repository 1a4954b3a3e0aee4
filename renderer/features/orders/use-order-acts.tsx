import { useState } from 'react';
import { useCommands } from '#renderer/ui/commands.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, OrderState } from '#shared/domain/operations/rows.ts';
import { DueDialog } from './due-dialog.tsx';
import { NewOrderDialog } from './new-order-dialog.tsx';
import { type OrderPaper, orderPapers } from './order-papers.ts';
import { orderCommands } from './orders.acts.ts';
import { type OrderStep, useOrderCommands } from './orders.commands.ts';
import { type ShipCheck, useOrderFacts, useShipCheck } from './orders.queries.ts';
import { PickDialog } from './pick-dialog.tsx';
import { ShipDialog } from './ship-dialog.tsx';
import { useTold } from './use-told.ts';

type Open =
  | { readonly act: 'new' }
  | { readonly act: 'pick' | 'due'; readonly order: OrderRow }
  | { readonly act: 'ship'; readonly check: ShipCheck; readonly ids: readonly OrderId[] };

type Progress = { readonly step: OrderStep; readonly done: number; readonly total: number; readonly stop: () => void };

/** The acts on orders, ready for buttons (null: not possible now), with the dialogs they open. */
export type OrderActs = {
  readonly create: () => void;
  readonly pick: (() => void) | null;
  readonly ship: (() => void) | null;
  readonly cancel: (() => void) | null;
  readonly hold: (() => void) | null;
  readonly resume: (() => void) | null;
  readonly due: (() => void) | null;
  readonly pickList: (() => void) | null;
  readonly packingSlip: (() => void) | null;
  readonly dialogs: React.ReactNode;
};

const from: Readonly<Record<OrderStep, readonly OrderState[]>> = {
  pick: ['open', 'picking'],
  ship: ['open', 'picking'],
  cancel: ['open', 'picking', 'held'],
  hold: ['open'],
  resume: ['held'],
};

/** Offers the acts on some orders by key, menu and palette while a screen of orders is shown. */
export function useOrderActs(targets: readonly OrderRow[]): OrderActs {
  const t = useWords();
  const commands = useOrderCommands();
  const checkShipping = useShipCheck();
  const told = useTold();
  const format = useFormat();
  const facts = useOrderFacts();
  const { locale } = useWindowLook();
  const [open, setOpen] = useState<Open | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [only] = targets.length === 1 ? targets : [];
  const allowed = (step: OrderStep) =>
    targets.some(({ state }) => from[step].includes(state)) && (step !== 'pick' || targets.some(hasUnpicked));

  const take = async (step: OrderStep, ids: readonly OrderId[]) => {
    const controller = new AbortController();
    const onProgress = (done: number, total: number) =>
      setProgress(done < total ? { step, done, total, stop: () => controller.abort() } : null);
    const stepped = await commands.step(step, ids, { signal: controller.signal, onProgress });
    setProgress(null);
    if (!stepped.ok) return told.failed(stepped.failure);
    const { changed, skipped, stopped, opIds } = stepped.value;
    const number = targets.find(({ id }) => id === changed[0])?.number ?? '';
    const notes = [
      skipped > 0 ? t('orders.skipped', { count: skipped }) : '',
      stopped ? t('orders.stopped') : '',
    ].filter(Boolean);
    told.saved(
      t(`orders.${step}.saved`, { count: changed.length, number }),
      opIds,
      notes.length > 0 ? notes.join(' ') : undefined,
    );
  };
  const ids = () => targets.map(({ id }) => id);
  const step = (name: OrderStep) => (allowed(name) ? () => void take(name, ids()) : null);
  const ship = async () => {
    const chosen = ids();
    const check = await checkShipping(chosen);
    if (check.unpickedLines === 0 && check.below.length === 0) await take('ship', chosen);
    else setOpen({ act: 'ship', check, ids: chosen });
  };
  const paper = (name: OrderPaper) => {
    const printed = targets.filter(({ state }) => state !== 'void' && state !== 'cancelled');
    if (printed.length === 0) return null;
    return async () => {
      const contacts = await commands.contactsOf(printed);
      const printout = orderPapers(name, printed, { t, format, locale, facts, contacts });
      const title = t(`orders.papers.${name}`, { count: printed.length, number: printed[0]?.number ?? '' });
      if (printout) commands.open({ name: t(`orders.commands.${name}`), title, printout, paper: 'document' });
    };
  };
  const [list, slip] = [paper('pickList'), paper('packingSlip')];
  const isReturn = targets.length > 0 && targets.every(({ state }) => state === 'shipped');
  const acts = {
    create: () => setOpen({ act: 'new' }),
    pick: only && allowed('pick') ? () => setOpen({ act: 'pick', order: only }) : step('pick'),
    ship: allowed('ship') ? () => void ship() : null,
    cancel: isReturn
      ? () => void toast.news(t('orders.cancel.isReturn', { number: targets[0]?.number ?? '' }))
      : step('cancel'),
    hold: step('hold'),
    resume: step('resume'),
    pickList: list && (() => void list()),
    packingSlip: slip && (() => void slip()),
    due: only && from.cancel.includes(only.state) ? () => setOpen({ act: 'due', order: only }) : null,
  };
  useCommands(orderCommands, {
    'orders.new': acts.create,
    'orders.pick': acts.pick,
    'orders.ship': acts.ship,
    'orders.hold': acts.hold,
    'orders.resume': acts.resume,
    'orders.due': acts.due,
    'orders.cancel': acts.cancel,
    'orders.pickList': acts.pickList,
    'orders.packingSlip': acts.packingSlip,
  });
  const close = () => setOpen(null);
  const shipAll = (chosen: readonly OrderId[]) => {
    close();
    void take('ship', chosen);
  };
  const dialogs = (
    <>
      {open?.act === 'new' && <NewOrderDialog onClose={close} />}
      {open?.act === 'pick' && <PickDialog order={open.order} onClose={close} />}
      {open?.act === 'due' && <DueDialog order={open.order} onClose={close} />}
      {open?.act === 'ship' && <ShipDialog check={open.check} onShip={() => shipAll(open.ids)} onClose={close} />}
      {progress && (
        <Dialog name={t(`orders.commands.${progress.step}`)} open size="s" closable={false} onClose={() => undefined}>
          <ProgressBar
            name={t('orders.working')}
            done={progress.done}
            total={progress.total}
            onCancel={progress.stop}
          />
        </Dialog>
      )}
    </>
  );
  return { ...acts, dialogs };
}

function hasUnpicked({ lines }: OrderRow): boolean {
  return lines.some((line) => line.picked < line.quantity);
}
