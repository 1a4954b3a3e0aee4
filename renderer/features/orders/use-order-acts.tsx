import { useState } from 'react';
import { togetherQuery } from '#renderer/parts/pick-together.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { navigate, useQuery } from '#renderer/ui/location.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { isPickable } from '#shared/domain/orders/joint-pick.ts';
import { readyOf, returnableOf } from '#shared/domain/orders/progress.ts';
import { isSplittable } from '#shared/domain/orders/split.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { DetailsDialog } from './details-dialog.tsx';
import { EditOrderDialog } from './edit-order-dialog.tsx';
import { backOf } from './goes-back.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { NewOrderDialog } from './new-order-dialog.tsx';
import { leftOutText, missingOnPapers, type OrderPaper, orderPapers, paperKind, printedOn } from './order-papers.ts';
import { orderCommands } from './orders.palette.ts';
import { type OrderStep, useOrderCommands } from './orders.commands.ts';
import { type ShipCheck, useShipCheck } from './ship-check.queries.ts';
import { useCalendar, useOpenBatches, useOrderFacts } from './orders.queries.ts';
import { PickDialog } from './pick-dialog.tsx';
import { PickManyDialog } from './pick-many-dialog.tsx';
import { PutBackDialog } from './put-back-dialog.tsx';
import { ServeDialog } from './serve-dialog.tsx';
import { ShipDialog } from './ship-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { mayTake } from './may-take.ts';
import { useStepRun } from './use-step-run.tsx';

type Open =
  | { readonly act: 'new' }
  | { readonly act: 'edit' | 'pick' | 'details' | 'split'; readonly order: OrderRow }
  | { readonly act: ManyAct; readonly orders: readonly OrderRow[] }
  | { readonly act: 'ship'; readonly check: ShipCheck; readonly orders: readonly OrderRow[] };
/** What is done with all orders that are chosen, or with those of them that allow it. */
type ManyAct = 'hold' | 'cancel' | 'serve' | 'pick-many' | 'put-back';

/** The acts on orders, ready for buttons (null: not possible now), with the dialogs they open. */
export type OrderActs = {
  readonly create: () => void;
  readonly edit: (() => void) | null;
  readonly pick: (() => void) | null;
  /** Puts back on the shelves what is picked and in no parcel. */
  readonly putBack: (() => void) | null;
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

/** Offers the acts on some orders by key, menu and palette while a screen of orders is shown. */
export function useOrderActs(targets: readonly OrderRow[]): OrderActs {
  const t = useWords();
  const commands = useOrderCommands();
  const checkShipping = useShipCheck();
  const format = useFormat();
  const facts = useOrderFacts();
  const days = useCalendar();
  const { locale } = useWindowLook();
  const [open, setOpen] = useState<Open | null>(null);
  const { take, working, shown: progress } = useStepRun();
  const batches = useOpenBatches();
  const [, change] = useQuery();
  const pickable = targets.filter(isPickable).map(({ id }) => id);
  const [only] = targets.length === 1 ? targets : [];
  const takers = (step: OrderStep) => targets.filter((order) => mayTake(step, order));
  const allowed = (step: OrderStep) => !working && targets.some((order) => mayTake(step, order));
  const step = (name: OrderStep) => (allowed(name) ? () => void take(name, targets) : null);
  const ask = (step: OrderStep, act: ManyAct) => (allowed(step) ? () => setOpen({ act, orders: targets }) : null);
  const ship = async () => {
    const orders = targets;
    const check = await checkShipping(orders.map(({ id }) => id));
    if (check.unpicked.length === 0) await take('ship', orders);
    else setOpen({ act: 'ship', check, orders });
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
    if (backOf(takers('cancel'), readyOf).length > 0) setOpen({ act: 'cancel', orders: targets });
    else void take('cancel', targets);
  };
  // Somebody walks for the goods of those that are in a batch.
  const pickMany = takers('pick').some(({ id }) => batches.has(id)) ? ask('pick', 'pick-many') : step('pick');
  const acts = {
    create: () => setOpen({ act: 'new' }),
    edit: only && mayDo(only.state, 'amend') ? () => setOpen({ act: 'edit', order: only }) : null,
    pick: only && allowed('pick') ? () => setOpen({ act: 'pick', order: only }) : pickMany,
    putBack: ask('putBack', 'put-back'),
    together: pickable.length > 0 ? () => change({ together: togetherQuery(pickable) }) : null,
    ship: allowed('ship') ? () => void ship() : null,
    pack: only && mayDo(only.state, 'pack') ? () => navigate(`/packing/${only.id}`) : null,
    cancel: allowed('cancel') ? cancel : null,
    takeBack: only && mayComeBack(only) ? () => navigate(`/returns/${only.id}`) : null,
    hold: ask('hold', 'hold'),
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
    'orders.putBack': acts.putBack,
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
  const run: typeof take = (step, orders, why) => {
    close();
    return take(step, orders, why);
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
      {open?.act === 'pick-many' && (
        <PickManyDialog
          orders={open.orders}
          onPick={(takeBatched) => void run('pick', open.orders, { takeBatched })}
          onClose={close}
        />
      )}
      {open?.act === 'put-back' && (
        <PutBackDialog orders={open.orders} onPutBack={() => void run('putBack', open.orders)} onClose={close} />
      )}
      {open?.act === 'hold' && (
        <HoldDialog
          orders={open.orders}
          onHold={(heldFor, note) => void run('hold', open.orders, { heldFor, note })}
          onClose={close}
        />
      )}
      {open?.act === 'ship' && (
        <ShipDialog
          check={open.check}
          of={open.orders.length}
          onShip={(what) => void run(what === 'all' ? 'ship' : 'shipPicked', open.orders)}
          onPick={pickInstead(open.check)}
          onClose={close}
        />
      )}
      {open?.act === 'cancel' && (
        <CancelDialog orders={open.orders} onCancel={() => void run('cancel', open.orders)} onClose={close} />
      )}
      {open?.act === 'serve' && <ServeDialog orders={open.orders} onClose={close} />}
      {progress}
    </>
  );
  return { ...acts, dialogs };
}

/** Whether something of an order is with its customer and can be taken back. */
function mayComeBack({ state, lines }: OrderRow): boolean {
  return mayDo(state, 'return') && lines.some((line) => returnableOf(line) > 0);
}
