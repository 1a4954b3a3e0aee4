import { useCallback, useMemo, useRef, useState } from 'react';
import { ExportButton } from '#renderer/parts/export-button.tsx';
import type { NewProductOf } from '#renderer/parts/unknown-code.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import type { TableHandle } from '#renderer/ui/data-table.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { useQuery } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { useWords } from '#renderer/words/words.ts';
import { AskLot } from './ask-lot.tsx';
import { CloseDialog, PostDialog, RestDialog } from './count-dialogs.tsx';
import { CountMark } from './count-marks.tsx';
import { CountMore, CountPrimary, CountViews } from './count-actions.tsx';
import { usePaper } from './use-paper.ts';
import { CountReviewTable, type ReviewView, useReviewView } from './count-review.tsx';
import { CountSheetTable, SheetFilters, useSheetView } from './count-sheet.tsx';
import { useCountLots } from './count-lots.queries.ts';
import { countCommands } from './counts.palette.ts';
import { CountUnknown } from './count-unknown.tsx';
import {
  type CountBook,
  type CountSheet,
  useCountFacts,
  useDue,
  useProductFinder,
  useReview,
} from './counts.queries.ts';
import { PlaceField } from './place-field.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { ScanAnswer } from './scan-answer.tsx';
import { CountScanField } from './count-scan-field.tsx';
import './open-count.css';
import { UnseenLots } from './unseen-lots.tsx';
import { useCounting } from './use-counting.tsx';
import { useResultExport } from './use-result-export.ts';
import { useUnknownCode } from './use-unknown-code.ts';

type OpenCountProps = {
  readonly sheet: CountSheet;
  readonly book: CountBook;
  readonly newProduct: NewProductOf;
  readonly back: { readonly href: string; readonly label: string };
};

/** A count that is going on: scan and type, then look at what differs, then post it. */
export function OpenCount({ sheet, book, newProduct, back }: OpenCountProps) {
  const t = useWords();
  const { count, lines } = sheet;
  const facts = useCountFacts();
  const places = useSame(facts.placesOf(count.locationId));
  const [address, change] = useQuery();
  const isReview = address.get('view') === 'review';
  const due = useDue(count, places);
  const review = useReview(count.id, !isReview);
  const [place, setPlace] = useState(count.locationId);
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<'post' | 'rest' | 'unseen' | 'close' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const looked = useMemo(() => [...(due ?? []), ...lines], [due, lines]);
  const lots = useCountLots(looked, facts);
  const counting = useCounting(count, { book, facts, lots }, place);
  const finder = useProductFinder();
  const unknown = useUnknownCode(counting, { finder, lots, facts });
  const grid = useRef<TableHandle>(null);
  // While people count, the comparison is behind what was scanned last: its file is written from the review.
  const file = useResultExport(count, isReview ? review : undefined, { facts, lots });
  const sheetView = useSheetView({ sheet, due, review, facts, lots });
  const reviewView: ReviewView = useReviewView(review, facts, agreed);
  const rest = sheetView.uncounted;
  const show = useCallback((view: 'sheet' | 'review') => change({ view: view === 'sheet' ? null : view }), [change]);
  const scan = () => {
    show('sheet');
    requestAnimationFrame(() => field.current?.focus());
  };
  /** The figure of the line with the cursor; from the scan field that of what was counted last. */
  const editQuantity = () => {
    const toField = () => field.current?.focus();
    const latest = counting.latest();
    if (document.activeElement !== field.current) {
      if (!grid.current?.editHere('counted')) counting.problem(t('counts.sheet.whichLine'));
    } else if (latest === null || !grid.current?.editRow(latest, 'counted', toField))
      counting.problem(t('counts.sheet.nothingYet'));
  };
  const paper = usePaper(count, due, { facts, lots });
  // What a blind count differs by is not said while it is counted.
  const counted = count.mode === 'guided' ? sheetView.counts.over + sheetView.counts.under : undefined;
  const differing = isReview ? reviewView.differing : counted;
  const hasLines = lines.length > 0;
  useCommands(countCommands, {
    'counts.scan': scan,
    'counts.quantity': !isReview && hasLines ? editQuantity : null,
    'counts.review': () => show(isReview ? 'sheet' : 'review'),
    // What is posted is seen before it is.
    'counts.post': hasLines ? () => (isReview ? setOpen('post') : show('review')) : null,
    'counts.rest': rest.length > 0 ? () => setOpen('rest') : null,
    'counts.undo': counting.undo,
    'counts.close': () => setOpen('close'),
    'counts.paper': paper,
  });
  const close = () => setOpen(null);
  const shown = reviewView.shown;
  return (
    <Page
      title={count.name}
      back={back}
      mark={
        <>
          <CountMark state={count.state} plain={false} />
          <Badge label={t(`counts.modes.${count.mode}`)} />
        </>
      }
      primary={
        <CountPrimary
          isReview={isReview}
          disabled={!hasLines}
          post={() => setOpen('post')}
          review={() => show('review')}
        />
      }
      actions={
        <>
          {isReview && <ExportButton disabled={file.save === null} onExport={(choice) => file.save?.(choice)} />}
          <CountMore
            rest={rest.length > 0 ? () => setOpen('rest') : null}
            paper={paper}
            close={() => setOpen('close')}
          />
        </>
      }
      chips={
        <div className="count-chips">
          <Stack gap="s">
            <CountViews isReview={isReview} lines={lines.length} differing={differing} onShow={show} />
            {isReview ? (
              <>
                {reviewView.summary(sheetView.untouched)}
                <UnseenLots
                  unseen={reviewView.unseen}
                  onShow={() => change({ view: null, filter: 'uncounted' })}
                  onNone={() => setOpen('unseen')}
                />
              </>
            ) : (
              <>
                <Inline wrap>
                  <CountScanField ref={field} counting={counting} unknown={unknown} facts={facts} lots={lots} />
                  <PlaceField places={places} value={place} onChange={setPlace} facts={facts} />
                </Inline>
                <div className="count-answer">
                  {counting.asking && (
                    <AskLot
                      key={counting.answered}
                      counting={counting}
                      asking={counting.asking}
                      lots={lots}
                      facts={facts}
                      onDone={() => field.current?.focus()}
                    />
                  )}
                  {(counting.answer || !counting.asking) && (
                    <ScanAnswer
                      answer={counting.answer}
                      onUndo={counting.undo}
                      offered={unknown.offered}
                      onAdd={unknown.ask}
                    />
                  )}
                  <SheetFilters view={sheetView} isGuided={count.mode === 'guided'} />
                </div>
              </>
            )}
          </Stack>
        </div>
      }
      panel={
        isReview &&
        shown && (
          <ReviewPanel
            key={shown.levelId}
            count={count}
            line={shown}
            facts={facts}
            lots={lots}
            isAgreed={agreed.has(shown.levelId)}
            onAgree={(on) => setAgreed((known) => withOrWithout(known, shown.levelId, on))}
            onClose={() => reviewView.show(null)}
          />
        )
      }
      fill
    >
      {isReview ? (
        <CountReviewTable view={reviewView} facts={facts} lots={lots} several={places.length > 1} />
      ) : (
        <CountSheetTable
          view={sheetView}
          count={count}
          facts={facts}
          lots={lots}
          several={places.length > 1}
          save={counting.type}
          handle={grid}
        />
      )}
      <CountUnknown unknown={unknown} newProduct={newProduct} onDone={() => field.current?.focus()} />
      {open === 'post' && <PostDialog count={count} view={reviewView} agreed={agreed} onClose={close} />}
      {(open === 'rest' || open === 'unseen') && (
        <RestDialog
          count={count}
          rest={open === 'rest' ? rest : reviewView.unseen}
          showsBooks={isReview || count.mode === 'guided'}
          facts={facts}
          lots={lots}
          onClose={close}
        />
      )}
      {file.shown}
      {open === 'close' && <CloseDialog count={count} onClose={close} />}
    </Page>
  );
}

function withOrWithout(set: ReadonlySet<string>, item: string, on: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (on) next.add(item);
  else next.delete(item);
  return next;
}

/** The same list while it holds the same, whatever else the catalogue changes. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(list);
  const isSame = kept.length === list.length && list.every((item, index) => item === kept[index]);
  if (!isSame) setKept(list);
  return isSame ? kept : list;
}
