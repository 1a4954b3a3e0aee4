import { useCallback, useEffect, useMemo, useState } from 'react';
import { must } from '#shared/base/must.ts';
import { chooseForAll, choiceFor, type Choices, type RowChoice } from '#shared/channels/review/decide.ts';
import { type ReviewKind, reviewKinds, type ReviewRow, rowsOfKind } from '#shared/channels/review/review.ts';
import type { BulkAct } from '#renderer/ui/bulk-bar.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useQuery } from '#renderer/ui/location.ts';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { TabFrame } from '../tab-frame.ts';
import { PublishDialog } from '../publish-dialog.tsx';
import { titleOf } from '../truth/truth-columns.tsx';
import { thingTitle } from './choice-text.ts';
import { OutcomeDialog } from './outcome-dialog.tsx';
import { type DryRun, useReview } from './review.queries.ts';
import { useReviewColumns } from './review-columns.tsx';
import { keepChoices, useReviewChoices } from './review-draft.store.ts';
import { ReviewPanel } from './review-panel.tsx';

const noRows: readonly ReviewRow[] = [];
const noSelection: ReadonlySet<string> = new Set();

const rowName = (row: ReviewRow) => (row.is === 'only-here' ? thingTitle(row.thing) : titleOf(row.item));

/** What the store has and what the shop has, laid next to each other, with what a person decides of each. */
export function ReviewTab({ view, frame, show }: TabFrame) {
  const t = useWords();
  const { id } = view.row;
  const [address, change] = useQuery();
  const choices = useReviewChoices(id);
  // What is being written is not compared anew with every row that it changes.
  const [dryRun, setDryRun] = useState<DryRun | null>(null);
  const { rows: all, ours, figureOf, decide } = useReview(view.row, dryRun !== null);
  const first = reviewKinds.find((kind) => all?.some(({ is }) => is === kind)) ?? 'matched';
  const kind = reviewKinds.find((one) => one === address.get('filter')) ?? first;
  const rows = useMemo(() => rowsOfKind(all ?? noRows, kind), [all, kind]);
  const rowAt = useCallback((index: number) => must(rows[index], 'a table asks for rows there are'), [rows]);
  const columns = useReviewColumns(kind, choices, ours, figureOf);
  const [selection, setSelection] = useState(noSelection);
  useEffect(() => setSelection(noSelection), [kind]);
  const [isDeciding, setDeciding] = useState(false);
  const [isPublishing, setPublishing] = useState(false);
  const chosen = rows.filter(({ key }) => selection.has(key));
  const keep = (next: Choices) => keepChoices(id, next);
  const shown = all?.find(({ key }) => key === address.get('open'));
  const isSome = all?.some(({ is }) => is !== 'only-here') ?? false;
  const canWrite = view.canAsk && isSome && (view.state?.firstPull.doneAt ?? null) !== null;
  const look = async () => {
    setDeciding(true);
    setDryRun(await decide(choices));
    setDeciding(false);
  };
  return frame(
    <>
      <DataTable
        name={t('channels.review.name')}
        columns={columns}
        rowCount={rows.length}
        rowAt={rowAt}
        keyAt={(index) => rows[index]?.key ?? ''}
        rowName={rowName}
        selection={selection}
        onSelect={setSelection}
        onOpen={({ key }) => change({ open: key })}
        currentKey={shown?.key ?? null}
        bulkActs={bulkActs(t, chosen, choices, { keep, publish: () => setPublishing(true) })}
        empty={all ? <EmptyState icon="done" title={t(`channels.review.empty.${kind}`)} /> : <Skeleton lines={8} />}
        rememberAs={`channel-review-${id}`}
        widthsAs="channel-review"
      />
      {dryRun && ours && (
        <OutcomeDialog
          view={view}
          dryRun={dryRun}
          ours={ours}
          onClose={() => setDryRun(null)}
          onDone={() => {
            setDryRun(null);
            show('products');
          }}
        />
      )}
      {isPublishing && (
        <PublishDialog
          view={view}
          things={chosen.flatMap((row) => (row.is === 'only-here' ? [row.thing] : []))}
          onClose={() => setPublishing(false)}
        />
      )}
    </>,
    {
      fill: true,
      primary: (
        <Button kind="primary" icon="show" busy={isDeciding} disabled={!canWrite} onClick={() => void look()}>
          {t('channels.review.look')}
        </Button>
      ),
      chips: (
        <>
          <Text tone="muted">{t('channels.review.text')}</Text>
          <Tabs
            name={t('channels.review.kindsName')}
            tabs={tabsOf(t, all ?? noRows)}
            value={kind}
            onChange={(filter) => change({ filter, open: null })}
          />
        </>
      ),
      panel: shown && shown.is !== 'only-here' && ours && (
        <ReviewPanel
          key={shown.key}
          row={shown}
          choice={choiceFor(shown, choices)}
          ours={ours}
          figureOf={figureOf}
          onChoose={(choice: RowChoice) => keep(new Map([...choices, [shown.key, choice]]))}
          onClose={() => change({ open: null })}
        />
      ),
    },
  );
}

function tabsOf(t: Words, rows: readonly ReviewRow[]) {
  return reviewKinds.map((id: ReviewKind) => {
    const count = rows.reduce((sum, { is }) => sum + Number(is === id), 0);
    const wantsPerson = count > 0 && (id === 'ambiguous' || id === 'changed');
    return { id, label: t(`channels.review.kinds.${id}`), count, ...(wantsPerson && { tone: 'warn' as const }) };
  });
}

type Acts = { readonly keep: (choices: Choices) => void; readonly publish: () => void };

function bulkActs(
  t: Words,
  chosen: readonly ReviewRow[],
  choices: Choices,
  { keep, publish }: Acts,
): readonly BulkAct[] {
  const [first] = chosen;
  if (!first) return [];
  const all = (wish: Parameters<typeof chooseForAll>[2]) => () => keep(chooseForAll(chosen, choices, wish));
  if (first.is === 'only-here') return [{ label: t('channels.commands.publish'), icon: 'upload', run: publish }];
  const skip: BulkAct = { label: t('channels.review.bulk.skip'), run: all({ as: 'skip' }) };
  const create: BulkAct = { label: t('channels.review.bulk.create'), icon: 'plus', run: all({ as: 'create' }) };
  const stock = (['ours', 'theirs', 'count', 'untold'] as const).map(
    (one): BulkAct => ({ label: t(`channels.review.bulk.${one}`), run: all({ as: 'stock', stock: one }) }),
  );
  if (first.is === 'only-there') return [create, skip];
  return first.is === 'ambiguous' ? [create, skip] : [...stock, skip];
}
