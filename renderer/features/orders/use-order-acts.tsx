import { useState } from 'react';
import { togetherQuery } from '#renderer/parts/pick-together.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { HoldReason, OrderRow, OrderState } from '#shared/domain/operations/rows.ts';
import type { ShipWhat } from '#shared/domain/orders/fulfil.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { isPickable } from '#shared/domain/orders/joint-pick.ts';
import { isPartShipped, returnableOf } from '#shared/domain/orders/progress.ts';
import { isSplittable } from '#shared/domain/orders/split.ts';
import { CancelDialog, pickedIn } from './cancel-dialog.tsx';
import { DetailsDialog } from './details-dialog.tsx';
import { EditOrderDialog } from './edit-order-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { NewOrderDialog } from './new-order-dialog.tsx';
import { leftOutText, missingOnPapers, type OrderPaper, orderPapers, paperKind, printedOn } from './order-papers.ts';
import { orderCommands } from './orders.palette.ts';
import { type OrderStep, type StepRun, useOrderCommands } from './orders.commands.ts';
import { type ShipCheck, useShipCheck } from './ship-check.queries.ts';
import { useCalendar, useOrderFacts } from './orders.queries.ts';
import { PickDialog } from './pick-dialog.tsx';
import { ServeDialog } from './serve-dialog.tsx';
import { ShipDialog } from './ship-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type Open =
  | { readonly act: 'new' }
  | { readonly act: 'edit' | 'pick' | 'details' | 'split'; readonly order: OrderRow }
  | { readonly act: 'hold'; readonly orders: readonly OrderRow[] }
  | { readonly act: 'cancel' | 'serve'; readonly orders: readonly OrderRow[] }
  | { readonly act: 'ship'; readonly check: ShipCheck; readonly ids: readonly OrderId[] };

type Progress = { readonly step: OrderStep; readonly done: number; readonly total: number; readonly stop: () => void };

/** The acts on orders, ready for buttons (null: not possible now), with the dialogs they open. */
export type OrderActs = {
  readonly create: () => void;
  readonly edit: (() => void) | null;
  readonly pick: (() => void) | null;
  /** Begins a batch of those that can be picked. */
  readonly together: (() => void) | null;
  readonly ship: (() => void) | null;
  /** Opens the packing table with the order on it. */
  readonly pack: (() => void) | null;
  readonly cancel: (() => void) | null;
  /** Takes back what is with the customer. */
  readonly takeBack: (() => void) | null;
  readonly hold: (() => void) | null;
  readonly resume: (() => void) | null;
  /** Serves lines that are short from other places. */
  readonly serve: (() => void) | null;
  readonly details: (() => void) | null;
  readonly split: (() => void) | null;
  /** Marks what is under way as arrived. */
  readonly deliver: (() => void) | null;
  readonly pickList: (() => void) | null;
  /** One pick list for several orders. */
  readonly jointPickList: (() => void) | null;
  readonly packingSlip: (() => void) | null;
  readonly dialogs: React.ReactNode;
};

/** Whether a step can be taken with an order in this state. */
function mayStep(state: OrderState, step: OrderStep): boolean {
  return mayDo(state, step === 'shipPicked' ? 'ship' : step);
}

/** Offers the acts on some orders by key, menu and palette while a screen of orders is shown. */
export function useOrderActs(targets: readonly OrderRow[]): OrderActs {
  const t = useWords();
  const commands = useOrderCommands();
  const checkShipping = useShipCheck();
  const told = useActNews();
  const format = useFormat();
  const facts = useOrderFacts();
  const days = useCalendar();
  const { locale } = useWindowLook();
  const [open, setOpen] = useState<Open | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  // An order of thousands of lines takes a while: what was pressed is not there to be pressed again meanwhile.
  const [working, setWorking] = useState(false);
  const [, change] = useQuery();
  const pickable = targets.filter(isPickable).map(({ id }) => id);
  const [only] = targets.length === 1 ? targets : [];
  const allowed = (step: OrderStep) =>
    !working && targets.some(({ state }) => mayStep(state, step)) && (step !== 'pick' || targets.some(hasUnpicked));

  const take = async (step: OrderStep, ids: readonly OrderId[], why: Pick<StepRun, 'heldFor' | 'note'> = {}) => {
    const controller = new AbortController();
    const onProgress = (done: number, total: number) =>
      setProgress(done < total ? { step, done, total, stop: () => controller.abort() } : null);
    setWorking(true);
    const stepped = await commands.step(step, ids, { signal: controller.signal, onProgress, ...why });
    setWorking(false);
    setProgress(null);
    if (!stepped.ok) return told.failed(stepped.failure);
    const { changed, skipped, unnamed, short, stopped, opIds } = stepped.value;
    const others = skipped - unnamed - short;
    const notes = [
      others > 0 ? t(step === 'shipPicked' ? 'orders.skippedBare' : 'orders.skipped', { count: others }) : '',
      unnamed > 0 ? t('orders.skippedSerials', { count: unnamed }) : '',
      short > 0 ? t('orders.skippedShort', { count: short }) : '',
      stopped ? t('orders.stopped') : '',
    ].filter(Boolean);
    told.saved(
      savedText(
        t,
        step,
        changed.length,
        targets.find(({ id }) => id === changed[0]),
      ),
      opIds,
      { note: notes.length > 0 ? notes.join(' ') : undefined },
    );
  };
  const ids = () => targets.map(({ id }) => id);
  const step = (name: OrderStep) => (allowed(name) ? () => void take(name, ids()) : null);
  const ship = async () => {
    const chosen = ids();
    const check = await checkShipping(chosen);
    if (check.unpicked.length === 0) await take('ship', chosen);
    else setOpen({ act: 'ship', check, ids: chosen });
  };
  const paper = (name: OrderPaper) => {
    const printed = printedOn(name, targets);
    if (printed.length === 0) return null;
    return async () => {
      const [contacts, plan] = await Promise.all([commands.contactsOf(printed), commands.pickPlan(printed)]);
      const logo = name === 'packingSlip' ? await commands.logo() : null;
      if (logo === 'missing') toast.news(t('settings.sender.logoMissing'));
      const left = leftOutText(t, targets, printed);
      const written = { t, format, locale, facts, contacts, days, plan, left, logo: logo === 'missing' ? null : logo };
      const printout = orderPapers(name, printed, written);
      const missing = missingOnPapers(name, printed, written);
      const kind = paperKind(name, printed);
      const title = t(`orders.papers.${kind}`, { count: printed.length, number: printed[0]?.number ?? '' });
      const shown = { name: t(`orders.commands.${kind}`), title, missing, paper: 'document' } as const;
      if (printout) commands.open({ ...shown, printout, ...(left !== null && { note: left }) });
    };
  };
  const list = paper('pickList');
  // For a single order it is that order's own list.
  const joint = targets.length > 1 ? paper('jointPickList') : null;
  const slip = paper('packingSlip');
  /** What is picked is asked about: somebody has to carry it back. */
  const cancel = () => {
    const orders = targets.filter(({ state }) => mayStep(state, 'cancel'));
    if (pickedIn(orders).length > 0) setOpen({ act: 'cancel', orders });
    else void take('cancel', ids());
  };
  const acts = {
    create: () => setOpen({ act: 'new' }),
    edit: only && mayDo(only.state, 'amend') ? () => setOpen({ act: 'edit', order: only }) : null,
    pick: only && allowed('pick') ? () => setOpen({ act: 'pick', order: only }) : step('pick'),
    together: pickable.length > 0 ? () => change({ together: togetherQuery(pickable) }) : null,
    ship: allowed('ship') ? () => void ship() : null,
    pack: only && mayDo(only.state, 'pack') ? () => navigate(`/packing/${only.id}`) : null,
    cancel: allowed('cancel') ? cancel : null,
    takeBack: only && mayComeBack(only) ? () => navigate(`/returns/${only.id}`) : null,
    hold: allowed('hold') ? () => setOpen({ act: 'hold', orders: targets }) : null,
    resume: step('resume'),
    serve: targets.some(({ state }) => mayDo(state, 'amend')) ? () => setOpen({ act: 'serve', orders: targets }) : null,
    pickList: list && (() => void list()),
    jointPickList: joint && (() => void joint()),
    packingSlip: slip && (() => void slip()),
    details: only && only.state !== 'void' ? () => setOpen({ act: 'details', order: only }) : null,
    split: only && isSplittable(only) ? () => setOpen({ act: 'split', order: only }) : null,
    deliver: step('deliver'),
  };
  useCommands(orderCommands, {
    'orders.new': acts.create,
    'orders.edit': acts.edit,
    'orders.pick': acts.pick,
    'orders.together': acts.together,
    'orders.ship': acts.ship,
    'orders.pack': acts.pack,
    'orders.hold': acts.hold,
    'orders.resume': acts.resume,
    'orders.serve': acts.serve,
    'orders.details': acts.details,
    'orders.split': acts.split,
    'orders.deliver': acts.deliver,
    'orders.cancel': acts.cancel,
    'orders.takeBack': acts.takeBack,
    'orders.pickList': acts.pickList,
    'orders.jointPickList': acts.jointPickList,
    'orders.packingSlip': acts.packingSlip,
  });
  const close = () => setOpen(null);
  const cancelChosen = (orders: readonly OrderRow[]) => {
    close();
    void take(
      'cancel',
      orders.map(({ id }) => id),
    );
  };
  const holdChosen = (reason: HoldReason, note: string, orders: readonly OrderRow[]) => {
    close();
    void take(
      'hold',
      orders.map(({ id }) => id),
      { heldFor: reason, note },
    );
  };
  const shipChosen = (what: ShipWhat, chosen: readonly OrderId[]) => {
    close();
    void take(what === 'all' ? 'ship' : 'shipPicked', chosen);
  };
  const pickInstead = ({ orders: [order, ...more] }: ShipCheck) =>
    order && more.length === 0 ? () => setOpen({ act: 'pick', order }) : null;
  const dialogs = (
    <>
      {open?.act === 'new' && <NewOrderDialog onClose={close} />}
      {open?.act === 'edit' && <EditOrderDialog order={open.order} onClose={close} />}
      {open?.act === 'pick' && <PickDialog order={open.order} onClose={close} />}
      {open?.act === 'details' && <DetailsDialog order={open.order} onClose={close} />}
      {open?.act === 'split' && <SplitDialog order={open.order} onClose={close} />}
      {open?.act === 'hold' && (
        <HoldDialog
          count={open.orders.length}
          number={open.orders[0]?.number ?? ''}
          onHold={(reason, note) => holdChosen(reason, note, open.orders)}
          onClose={close}
        />
      )}
      {open?.act === 'ship' && (
        <ShipDialog
          check={open.check}
          onShip={(what) => shipChosen(what, open.ids)}
          onPick={pickInstead(open.check)}
          onClose={close}
        />
      )}
      {open?.act === 'cancel' && (
        <CancelDialog orders={open.orders} onCancel={() => cancelChosen(open.orders)} onClose={close} />
      )}
      {open?.act === 'serve' && <ServeDialog orders={open.orders} onClose={close} />}
      {progress && (
        <Dialog
          name={t(`orders.commands.${progress.step === 'shipPicked' ? 'ship' : progress.step}`)}
          open
          size="s"
          closable={false}
          onClose={() => undefined}
        >
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

/** What was done, in words; of one order it is said when only a part of it left, or only its rest was cancelled. */
function savedText(t: Words, step: OrderStep, count: number, first: OrderRow | undefined): string {
  const number = first?.number ?? '';
  if (step === 'cancel' && count === 1 && first && isPartShipped(first))
    return t('orders.cancel.restSaved', { number });
  return t(`orders.${step}.saved`, { count, number });
}

/** Whether something of an order is with its customer and can be taken back. */
function mayComeBack({ state, lines }: OrderRow): boolean {
  return mayDo(state, 'return') && lines.some((line) => returnableOf(line) > 0);
}

function hasUnpicked({ lines }: OrderRow): boolean {
  return lines.some((line) => line.picked < line.quantity);
}
