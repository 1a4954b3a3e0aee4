import { useCallback, useRef, useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { navigate, useParams } from '#renderer/ui/location.ts';
import { Page } from '#renderer/ui/page.tsx';
import { ScanField } from '#renderer/ui/scan-field.tsx';
import { ScanSaidLine } from '#renderer/ui/scan-said.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { ScanSkeleton } from '#renderer/ui/scan-skeleton.tsx';
import { useWords } from '#renderer/words/words.ts';
import { stillAway } from '#shared/domain/orders/came-back.ts';
import { returnableOf } from '#shared/domain/orders/progress.ts';
import { AwayLine } from './away-line.tsx';
import { RefusedList } from './refused-list.tsx';
import { useRefusedReturn } from './refused-return.queries.ts';
import { lookedAt, type ReturnDraft } from './return-draft.ts';
import { type Besides, useReturnCommands } from './returns.commands.ts';
import { takeBackCommands } from './returns.palette.ts';
import {
  type ReturnFacts,
  type ReturnOrder,
  useProductFinder,
  useReturnFacts,
  useReturnOrder,
} from './returns.queries.ts';
import { TakeBackDialog } from './take-back-dialog.tsx';
import { type Came, type TakingBack, useTakingBack } from './use-taking-back.ts';
import './returns.css';

/** Looks at what came back of one order, piece by piece, and takes it back. */
export function TakeBackScreen() {
  const t = useWords();
  const { order: id = '' } = useParams();
  const found = useReturnOrder(id);
  const facts = useReturnFacts();
  const back = { href: '/returns', label: t('returns.title') };
  if (found && facts.ready) return <Looking key={id} found={found} facts={facts} back={back} />;
  return (
    <Page title={t('returns.take.any')} back={back}>
      {found === null ? (
        <EmptyState
          icon="undo"
          title={t('orders.page.missingTitle')}
          action={<Link href="/returns">{t('returns.goTo')}</Link>}
        >
          {t('orders.page.missingText')}
        </EmptyState>
      ) : (
        <ScanSkeleton lines={8} />
      )}
    </Page>
  );
}

type LookingProps = {
  readonly found: ReturnOrder;
  readonly facts: ReturnFacts;
  readonly back: { readonly href: string; readonly label: string };
};

function Looking({ found, facts, back }: LookingProps) {
  const taking = useTakingBack(found, facts);
  const t = useWords();
  if (taking.draft) return <OpenReturn found={found} facts={facts} back={back} taking={taking} draft={taking.draft} />;
  return (
    <Page
      title={t('returns.take.title', { number: found.order.number })}
      back={back}
      chips={<ScanHead taking={taking} field={null} order={found.order.id} customer={found.customer} onAll={null} />}
    >
      <Skeleton lines={8} />
    </Page>
  );
}

type OpenReturnProps = LookingProps & { readonly taking: TakingBack; readonly draft: ReturnDraft };

function OpenReturn({ found, facts, back, taking, draft }: OpenReturnProps) {
  const t = useWords();
  const { order, customer } = found;
  const field = useRef<HTMLInputElement>(null);
  const lines = order.lines.filter((line) => returnableOf(line) > 0);
  const save = useSaving(found, taking, draft);
  const discard = () => {
    taking.begin();
    toast.news(t('returns.take.cleared'), { undo: () => taking.change(() => draft) });
  };
  const addAll = () => {
    for (const line of lines) {
      const left = stillAway(line, draft.pieces);
      if (left > 0) taking.add(line.id, left);
    }
  };
  const isEmpty = draft.pieces.length === 0;
  const refused = useRefusedReturn(order);
  const again = isEmpty && refused ? refused : null;
  const putAgain = (list: ReturnDraft) => {
    taking.change(() => list);
    taking.say({ text: t('returns.again.here'), tone: 'news' });
    field.current?.focus();
  };
  const isAll = lines.every((line) => stillAway(line, draft.pieces) === 0);
  useCommands(takeBackCommands, {
    'returns.scan': () => field.current?.focus(),
    'returns.all': isAll ? null : addAll,
    'returns.save': isEmpty || save.busy ? null : save.ask,
    'returns.discard': isEmpty ? null : discard,
  });
  return (
    <Page
      title={t('returns.take.title', { number: order.number })}
      count={draft.pieces.length > 0 ? draft.pieces.length : undefined}
      back={back}
      primary={
        <Button kind="primary" icon="receive" shortcut="mod+enter" onClick={save.ask} disabled={isEmpty || save.busy}>
          {t('returns.commands.save')}
        </Button>
      }
      actions={
        <Button icon="delete" onClick={discard} disabled={isEmpty}>
          {t('returns.commands.discard')}
        </Button>
      }
      chips={
        <ScanHead taking={taking} field={field} order={order.id} customer={customer} onAll={isAll ? null : addAll} />
      }
    >
      {again && <RefusedList list={again} found={found} facts={facts} onPut={putAgain} />}
      {lines.length === 0 ? (
        <EmptyState
          icon="done"
          title={t('returns.take.nothingTitle')}
          action={<Link href={`/orders/${order.id}`}>{t('orders.page.title', { number: order.number })}</Link>}
        >
          {t('returns.take.nothingText')}
        </EmptyState>
      ) : (
        <Stack gap="m">
          {lines.map((line) => (
            <AwayLine key={line.id} line={line} found={found} draft={draft} facts={facts} taking={taking} />
          ))}
        </Stack>
      )}
      {save.isOpen && (
        <TakeBackDialog
          found={found}
          draft={draft}
          facts={facts}
          onSave={save.take}
          onClose={save.close}
          busy={save.busy}
        />
      )}
    </Page>
  );
}

/** Asks what else is done with the return, and takes it back. */
function useSaving({ order }: ReturnOrder, taking: TakingBack, draft: ReturnDraft) {
  const t = useWords();
  const told = useActNews();
  const commands = useReturnCommands();
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const take = async (besides: Besides) => {
    setBusy(true);
    const taken = await commands.takeBack({ ...draft, pieces: lookedAt(draft) }, besides);
    setBusy(false);
    if (!taken.ok && taken.failure.code !== 'already-done') return told.failed(taken.failure);
    if (!taken.ok) toast.news(t('returns.take.already'));
    else told.saved(t('returns.take.saved', { number: order.number }), taken.value.opIds);
    setOpen(false);
    taking.begin();
    navigate(`/returns?open=${draft.id}`);
  };
  return {
    isOpen,
    busy,
    ask: () => setOpen(true),
    close: () => setOpen(false),
    take: (besides: Besides) => void take(besides),
  };
}

type ScanHeadProps = {
  readonly taking: TakingBack;
  readonly field: React.Ref<HTMLInputElement>;
  readonly order: string;
  readonly customer: string | null;
  readonly onAll: (() => void) | null;
};

/** The field that is scanned into, and the answer to the last scan. */
function ScanHead({ taking, field, order, customer, onAll }: ScanHeadProps) {
  const t = useWords();
  const format = useFormat();
  const finder = useProductFinder();
  const choice = useCallback(
    (value: Came) =>
      value === 'this-order'
        ? { id: value, title: '', note: null, value }
        : { id: `${value.row.variantId}:${value.lotId ?? ''}`, title: value.row.title, note: value.row.sku, value },
    [],
  );
  const { draft, said } = taking;
  const count = draft?.pieces.length ?? 0;
  return (
    <div className="return-head">
      <div className="return-scan">
        <ScanField
          ref={field}
          name={t('returns.take.scan')}
          placeholder={t('returns.take.placeholder')}
          listName={t('returns.take.options')}
          byWhole={(text) => taking.byWhole(text).map(choice)}
          byText={useCallback(
            (text: string, most: number) => finder.byText(text, most).map((meant) => choice({ ...meant, lotId: null })),
            [finder, choice],
          )}
          onChoose={taking.scan}
          onProblem={taking.problem}
          onQuantity={taking.quantity}
          onForget={taking.forget}
        />
        {onAll && (
          <Button kind="quiet" onClick={onAll} shortcut="shift+a">
            {t('returns.commands.all')}
          </Button>
        )}
        <Link href={`/orders/${order}`}>{customer ?? t('returns.take.order')}</Link>
      </div>
      <ScanSaidLine
        said={said}
        ready={count > 0 ? t('returns.take.groups', { count, shown: format.count(count) }) : t('returns.take.ready')}
      />
    </div>
  );
}
