import { type ReactNode, useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { isPartShipped } from '#shared/domain/orders/progress.ts';
import { mayTake } from './may-take.ts';
import { type OrderStep, type Stepped, type StepRun, useOrderCommands } from './orders.commands.ts';

/** More orders than this take long enough to say from the first how far it is. */
const MANY = 50;

type Progress = { readonly step: OrderStep; readonly done: number; readonly total: number; readonly stop: () => void };

/** What is said with a step. */
type Why = Pick<StepRun, 'heldFor' | 'note' | 'takeBatched'>;

export type StepsTaken = {
  /** Takes those of the chosen orders one step on that allow it, shows how far it is, and tells how it went and how many were left. */
  readonly take: (step: OrderStep, chosen: readonly OrderRow[], why?: Why) => Promise<void>;
  /** An order of thousands of lines takes a while: what was pressed is not there to be pressed again meanwhile. */
  readonly working: boolean;
  /** What shows the progress; put it into the screen. */
  readonly shown: ReactNode;
};

/** Takes steps of orders for a screen. */
export function useStepRun(): StepsTaken {
  const t = useWords();
  const commands = useOrderCommands();
  const told = useActNews();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [working, setWorking] = useState(false);

  const take: StepsTaken['take'] = async (step, chosen, why = {}) => {
    const orders = chosen.filter((order) => mayTake(step, order));
    const controller = new AbortController();
    const onProgress = (done: number, total: number) =>
      setProgress(done < total ? { step, done, total, stop: () => controller.abort() } : null);
    setWorking(true);
    if (orders.length > MANY) onProgress(0, orders.length);
    const ids = orders.map(({ id }) => id);
    const stepped = await commands.step(step, ids, { signal: controller.signal, onProgress, ...why });
    setWorking(false);
    setProgress(null);
    if (!stepped.ok) return told.failed(stepped.failure);
    const { changed, opIds } = stepped.value;
    const first = orders.find(({ id }) => id === changed[0]);
    const notes = leftNotes(t, step, stepped.value, chosen.length - orders.length);
    told.saved(savedText(t, step, changed.length, first), opIds, {
      note: notes.length > 0 ? notes.join(' ') : undefined,
    });
  };
  const shown = progress && (
    <Dialog
      name={t(`orders.commands.${progress.step === 'shipPicked' ? 'ship' : progress.step}`)}
      open
      size="s"
      closable={false}
      onClose={() => undefined}
    >
      <ProgressBar name={t('orders.working')} done={progress.done} total={progress.total} onCancel={progress.stop} />
    </Dialog>
  );
  return { take, working, shown };
}

/** Which orders were left as they are and why; `unfit` of those that were chosen did not allow the step from the first. */
function leftNotes(
  t: Words,
  step: OrderStep,
  { skipped, unnamed, short, batched, stopped }: Stepped,
  unfit: number,
): readonly string[] {
  const others = unfit + skipped - unnamed - short - batched;
  return [
    others > 0 ? t(step === 'shipPicked' ? 'orders.skippedBare' : 'orders.skipped', { count: others }) : '',
    unnamed > 0 ? t('orders.skippedSerials', { count: unnamed }) : '',
    short > 0 ? t('orders.skippedShort', { count: short }) : '',
    batched > 0 ? t('orders.skippedBatched', { count: batched }) : '',
    stopped ? t('orders.stopped') : '',
  ].filter(Boolean);
}

/** What was done, in words; of one order it is said when only a part of it left, or only its rest was cancelled. */
function savedText(t: Words, step: OrderStep, count: number, first: OrderRow | undefined): string {
  const number = first?.number ?? '';
  if (step === 'cancel' && count === 1 && first && isPartShipped(first))
    return t('orders.cancel.restSaved', { number });
  return t(`orders.${step}.saved`, { count, number });
}
