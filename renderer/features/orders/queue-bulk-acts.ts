import type { BulkAct } from '#renderer/ui/bulk-bar.tsx';
import type { Words } from '#renderer/words/words.ts';
import type { FieldActs } from './use-field-acts.tsx';
import type { OrderActs } from './use-order-acts.tsx';

/** What can be done with the orders that are chosen in the queue, the most usual first. */
export function queueBulkActs(t: Words, acts: OrderActs, fields: FieldActs): readonly BulkAct[] {
  const act = (label: string, icon: BulkAct['icon'], run: (() => void) | null): BulkAct => ({
    label,
    icon,
    disabled: !run,
    run: () => run?.(),
  });
  return [
    ...(acts.edit ? [act(t('orders.edit.button'), 'edit', acts.edit)] : []),
    act(t('orders.commands.pick'), 'orders', acts.pick),
    act(t('picking.together'), 'orders', acts.together),
    act(t('orders.commands.ship'), 'ship', acts.ship),
    act(t('orders.papers.lists'), 'print', acts.pickList),
    act(t('orders.papers.joint'), 'print', acts.jointPickList),
    act(t('orders.papers.slips'), 'print', acts.packingSlip),
    act(t('allocation.serve.command'), 'location', acts.serve),
    act(t('orders.commands.tags'), 'labels', fields.tags),
    act(t('orders.commands.assign'), 'person', fields.assign),
    act(t('orders.commands.priority'), 'up', fields.priority),
    ...(acts.hold || !acts.resume ? [act(t('orders.commands.hold'), 'paused', acts.hold)] : []),
    ...(acts.resume ? [act(t('orders.commands.resume'), 'forward', acts.resume)] : []),
    ...(fields.merge ? [act(t('orders.commands.merge'), 'move', fields.merge)] : []),
    ...(acts.split ? [act(t('orders.commands.split'), 'move', acts.split)] : []),
    ...(acts.putBack ? [act(t('orders.commands.putBack'), 'back', acts.putBack)] : []),
    ...(acts.deliver ? [act(t('orders.commands.deliver'), 'done', acts.deliver)] : []),
    act(t('orders.commands.cancel'), 'cancelled', acts.cancel),
  ];
}
