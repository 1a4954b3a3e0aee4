import { useCallback, useRef, useState } from 'react';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { useQuery } from '#renderer/ui/location.ts';
import { Menu } from '#renderer/ui/menu.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { CloseDialog, PostDialog, RestDialog } from './count-dialogs.tsx';
import { CountMark } from './count-marks.tsx';
import { CountReviewTable, type ReviewView, useReviewView } from './count-review.tsx';
import { CountSheetTable, SheetFilters, useSheetView } from './count-sheet.tsx';
import { countPaper } from './count-paper.ts';
import { countCommands } from './counts.palette.ts';
import { useCountCommands } from './counts.commands.ts';
import { type CountBook, type CountSheet, useCountFacts, useDue, useReview } from './counts.queries.ts';
import { PlaceField } from './place-field.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { CountScanField } from './count-scan-field.tsx';
import './open-count.css';
import { ScanAnswer, useCounting } from './use-counting.tsx';

type OpenCountProps = {
  readonly sheet: CountSheet;
  readonly book: CountBook;
  readonly back: { readonly href: string; readonly label: string };
};

/** A count that is going on: scan and type, then look at what differs, then post it. */
export function OpenCount({ sheet, book, back }: OpenCountProps) {
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
  const [open, setOpen] = useState<'post' | 'rest' | 'close' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const counting = useCounting(count, { book, facts }, place);
  const commands = useCountCommands();
  const format = useFormat();
  const { locale } = useWindowLook();
  const sheetView = useSheetView({ sheet, due, review, facts });
  const reviewView: ReviewView = useReviewView(review, facts, agreed);
  const rest = sheetView.uncounted;
  const show = useCallback((view: 'sheet' | 'review') => change({ view: view === 'sheet' ? null : view }), [change]);
  const scan = () => {
    show('sheet');
    requestAnimationFrame(() => field.current?.focus());
  };
  const paper = () => {
    const lines = due ?? [];
    const { printout, missing, left } = countPaper(count, lines, { t, format, locale, facts });
    if (left > 0) toast.news(t('counts.paper.cut', { shown: format.count(lines.length - left), count: lines.length }));
    commands.open({ name: t('counts.commands.paper'), title: count.name, paper: 'document', printout, missing });
  };
  // What a blind count differs by is not said while it is counted.
  const counted = count.mode === 'guided' ? sheetView.counts.over + sheetView.counts.under : undefined;
  const differing = isReview ? reviewView.differing : counted;
  const hasLines = lines.length > 0;
  useCommands(countCommands, {
    'counts.scan': scan,
    'counts.review': () => show(isReview ? 'sheet' : 'review'),
    // What is posted is seen before it is.
    'counts.post': hasLines ? () => (isReview ? setOpen('post') : show('review')) : null,
    'counts.rest': rest.length > 0 ? () => setOpen('rest') : null,
    'counts.undo': counting.undo,
    'counts.close': () => setOpen('close'),
    'counts.paper': due && due.length > 0 ? paper : null,
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
        isReview ? (
          <Button kind="primary" icon="check" shortcut="p" disabled={!hasLines} onClick={() => setOpen('post')}>
            {t('counts.commands.post')}
          </Button>
        ) : (
          <Button kind="primary" icon="show" shortcut="v" disabled={!hasLines} onClick={() => show('review')}>
            {t('counts.commands.review')}
          </Button>
        )
      }
      actions={
        <Menu
          name={t('counts.page.more')}
          items={[
            {
              id: 'rest',
              label: t('counts.commands.rest'),
              icon: 'minus',
              shortcut: 'z',
              disabled: rest.length === 0,
              onSelect: () => setOpen('rest'),
            },
            {
              id: 'paper',
              label: t('counts.commands.paper'),
              icon: 'print',
              shortcut: 'l',
              disabled: !due || due.length === 0,
              onSelect: paper,
            },
            {
              id: 'close',
              label: t('counts.commands.close'),
              icon: 'cancelled',
              shortcut: 'shift+x',
              onSelect: () => setOpen('close'),
            },
          ]}
        />
      }
      chips={
        <div className="count-chips">
          <Stack gap="s">
            <Tabs
              name={t('counts.page.viewName')}
              tabs={[
                { id: 'sheet', label: t('counts.page.sheet'), count: lines.length },
                { id: 'review', label: t('counts.page.review'), count: differing },
              ]}
              value={isReview ? 'review' : 'sheet'}
              onChange={show}
            />
            {isReview ? (
              reviewView.summary(rest.length)
            ) : (
              <>
                <Inline wrap>
                  <CountScanField ref={field} counting={counting} />
                  <PlaceField places={places} value={place} onChange={setPlace} facts={facts} />
                </Inline>
                <div className="count-answer">
                  <ScanAnswer answer={counting.answer} onUndo={counting.undo} />
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
            isAgreed={agreed.has(shown.levelId)}
            onAgree={(on) => {
              const next = new Set(agreed);
              if (on) next.add(shown.levelId);
              else next.delete(shown.levelId);
              setAgreed(next);
            }}
            onClose={() => reviewView.show(null)}
          />
        )
      }
      fill
    >
      {isReview ? (
        <CountReviewTable view={reviewView} facts={facts} several={places.length > 1} />
      ) : (
        <CountSheetTable
          view={sheetView}
          count={count}
          facts={facts}
          several={places.length > 1}
          save={counting.type}
        />
      )}
      {open === 'post' && <PostDialog count={count} view={reviewView} agreed={agreed} onClose={close} />}
      {open === 'rest' && <RestDialog count={count} rest={rest} facts={facts} onClose={close} />}
      {open === 'close' && <CloseDialog count={count} onClose={close} />}
    </Page>
  );
}

/** The same list while it holds the same, whatever else the catalogue changes. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(list);
  const isSame = kept.length === list.length && list.every((item, index) => item === kept[index]);
  if (!isSame) setKept(list);
  return isSame ? kept : list;
}
