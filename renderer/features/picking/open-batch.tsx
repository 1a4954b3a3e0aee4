import { useMemo, useRef, useState } from 'react';
import { variantsApart } from '#renderer/parts/lot-picks.ts';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { ScanSaidLine } from '#renderer/ui/scan-said.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { type NothingLeft, nothingLeft } from '#shared/domain/batches/nothing-left.ts';
import { batchProgress, leftAt } from '#shared/domain/batches/stops.ts';
import { batchPaper } from './batch-paper.ts';
import { BatchNewsList } from './batch-news.tsx';
import { CancelBatch, useFinish } from './end-dialogs.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { PickScanField } from './pick-scan-field.tsx';
import { usePickingCommands } from './picking.commands.ts';
import { pickCommands } from './picking.palette.ts';
import { type FoundBatch, useBatchStops, useCalendar, useLots, usePersonId, usePickFacts } from './picking.queries.ts';
import { useRefusedPicks } from './refused-picks.queries.ts';
import { ShortDialog } from './short-dialog.tsx';
import { StopCard } from './stop-card.tsx';
import { StopList } from './stop-list.tsx';
import { lotsOfStops } from './stop-lots.ts';
import { useBatchPicking } from './use-batch-picking.ts';
import { UnpickedScans } from './unpicked-scans.tsx';
import { useCurrentStop } from './use-current-stop.ts';
import { useToFetch } from './use-to-fetch.ts';
import './pick-screen.css';

type OpenBatchProps = {
  readonly found: FoundBatch;
  readonly back: { readonly href: string; readonly label: string };
};

/** A batch that is being picked: one stop after the other, by scan or by hand; whoever does not pick it sees how far it is. */
export function OpenBatch({ found, back }: OpenBatchProps) {
  const t = useWords();
  const format = useFormat();
  const { locale } = useWindowLook();
  const facts = usePickFacts();
  const { today } = useCalendar();
  const me = usePersonId();
  const commands = usePickingCommands();
  const [open, setDialog] = useState<'short' | 'cancel' | 'give' | 'take' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { batch, person, orders } = found;
  const stops = useBatchStops(found, facts);
  const at = useCurrentStop(stops);
  const { stop } = at;
  const variants = useMemo(
    () => variantsApart(orders.flatMap(({ lines }) => lines.flatMap((line) => facts.variant(line.variantId) ?? []))),
    [orders, facts],
  );
  const lots = useLots(variants);
  const proposed = useMemo(() => lotsOfStops(stops, lots, today), [stops, lots, today]);
  const refused = useRefusedPicks(batch, orders);
  const picking = useBatchPicking({ found, stops, at, facts, today, refused: refused.count });
  const setOpen = (dialog: typeof open) => {
    picking.settle();
    setDialog(dialog);
  };
  const progress = batchProgress(orders);
  const finish = useFinish(found, progress.total - progress.done);
  const isMine = !batch.assigneeId || batch.assigneeId === me;
  const print = () => {
    const around = { t, format, locale, facts, today, lotsOf: (key: string) => proposed.get(key) ?? [] };
    const name = t('picking.commands.print');
    const title = t('picking.paper.title', { number: batch.name });
    commands.open({ name, title, paper: 'document', ...batchPaper(found, stops, around) });
  };
  const one = stop ? 10 ** (facts.variant(stop.variantId)?.decimals ?? 0) : 1;
  const left = stop ? leftAt(stop) : 0;
  const { take } = picking;
  const canReport = isMine && stop !== null && stop.left > 0;
  useCommands(pickCommands, {
    'pick.scan': isMine ? () => field.current?.focus() : null,
    'pick.one': isMine && take ? () => take(Math.min(one, left)) : null,
    'pick.all': isMine && take ? () => take(left) : null,
    'pick.short': canReport ? () => setOpen('short') : null,
    'pick.skip': at.next,
    'pick.back': at.before,
    'pick.undo': isMine ? picking.undo : null,
    'pick.print': stops.length > 0 ? print : null,
    'pick.handOver': () => setOpen(isMine ? 'give' : 'take'),
    'pick.finish': isMine && !finish.busy ? finish.begin : null,
    'pick.cancel': isMine ? () => setOpen('cancel') : null,
  });
  const toFetch = useToFetch(found);
  const what = nothingLeft(orders, { stops: stops.length, toPutBack: refused.count, toFetch: toFetch.length });
  const close = () => setDialog(null);
  // The button goes with what it takes back: who pressed it goes on scanning.
  const undoHere = () => {
    picking.undo?.();
    field.current?.focus();
  };
  return (
    <Page
      title={batch.name}
      mark={
        <>
          <Badge label={t(`picking.methods.${batch.method}`)} />
          <Badge label={person ?? t(batch.assigneeId ? 'picking.someone' : 'picking.nobody')} />
        </>
      }
      back={back}
      primary={
        isMine ? (
          <Button kind="primary" icon="done" shortcut="f" busy={finish.busy} onClick={finish.begin}>
            {t('picking.commands.finish')}
          </Button>
        ) : (
          <Button kind="primary" icon="person" shortcut="h" onClick={() => setOpen('take')}>
            {t('picking.commands.takeOver')}
          </Button>
        )
      }
      actions={
        <>
          <Button icon="print" shortcut="l" disabled={stops.length === 0} onClick={print}>
            {t('picking.commands.print')}
          </Button>
          {isMine && (
            <Menu
              name={t('picking.commands.more')}
              items={[
                {
                  id: 'give',
                  label: t('picking.commands.handOver'),
                  icon: 'person',
                  shortcut: 'h',
                  onSelect: () => setOpen('give'),
                },
                {
                  id: 'cancel',
                  label: t('picking.commands.cancel'),
                  icon: 'cancelled',
                  shortcut: 'shift+x',
                  onSelect: () => setOpen('cancel'),
                },
              ]}
            />
          )}
        </>
      }
      chips={
        <div className="pick-head">
          <Inline wrap justify="between">
            {isMine && <PickScanField ref={field} picking={picking} current={stop} facts={facts} lots={lots} />}
            <ProgressBar name={t('picking.columns.progress')} {...progress} />
          </Inline>
          {isMine ? (
            <ScanSaidLine said={picking.said} ready={t('picking.scan.ready')}>
              {picking.said?.elsewhere !== undefined && (
                <Button onClick={() => at.goTo(picking.said?.elsewhere ?? '')}>{t('picking.said.goThere')}</Button>
              )}
              {picking.undo && (
                <Button kind="quiet" icon="undo" shortcut="u" onClick={undoHere}>
                  {t('picking.commands.undo')}
                </Button>
              )}
            </ScanSaidLine>
          ) : (
            <UnpickedScans
              ready={t('picking.page.readOnly', { person: person ?? t('picking.someone') })}
              refused={t('picking.said.ofAnother', { person: person ?? t('picking.someone') })}
            />
          )}
        </div>
      }
    >
      <BatchNewsList found={found} facts={facts} refused={refused} toFetch={toFetch} isMine={isMine} />
      {stop === null && <AllPicked what={what} onFinish={isMine ? finish.begin : null} />}
      <div className="pick-body">
        {stop ? (
          <StopCard
            stop={stop}
            found={found}
            facts={facts}
            lots={lots}
            proposed={proposed.get(stop.key) ?? []}
            today={today}
            picking={isMine ? picking : null}
            onShort={() => setOpen('short')}
          />
        ) : (
          <div />
        )}
        {stops.length > 0 && <StopList stops={stops} current={stop} found={found} facts={facts} onGo={at.goTo} />}
      </div>
      {open === 'short' && stop && <ShortDialog stop={stop} found={found} facts={facts} onClose={close} />}
      {open === 'cancel' && <CancelBatch found={found} facts={facts} onClose={close} />}
      {(open === 'give' || open === 'take') && <HandOverDialog found={found} way={open} onClose={close} />}
      {finish.question}
    </Page>
  );
}

type AllPickedProps = {
  readonly what: NothingLeft;
  readonly onFinish: (() => void) | null;
};

/** There is no stop to go to any more. */
function AllPicked({ what, onFinish }: AllPickedProps) {
  const t = useWords();
  return (
    <EmptyState
      icon="done"
      title={t(`picking.page.${what}Title`)}
      action={
        onFinish && (
          <Button kind="primary" icon="done" onClick={onFinish}>
            {t('picking.commands.finish')}
          </Button>
        )
      }
    >
      {t(`picking.page.${what}Text`)}
    </EmptyState>
  );
}
