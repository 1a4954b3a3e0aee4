import { useState } from 'react';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure, Result } from '#shared/base/result.ts';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { Cell, OpId } from '#shared/domain/operations/ids.ts';
import type { RestLine } from '#shared/domain/counts/rest.ts';
import type { ReviewView } from './count-review.tsx';
import { useCountCommands } from './counts.commands.ts';
import { type CountFacts, useCountFacts, useRest } from './counts.queries.ts';
import type { CountLots } from './count-lots.queries.ts';
import { productText } from './lot-column.tsx';
import { useActNews } from '#renderer/ui/act-toasts.ts';

/** Runs an act from a dialog: closes it when it is saved, says in it why not. */
function useConfirmed(
  run: () => Promise<Result<{ readonly opIds: readonly OpId[] }>>,
  said: string,
  onClose: () => void,
) {
  const t = useWords();
  const told = useActNews();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    setBusy(true);
    setFailure(null);
    const answer = await run();
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    told.saved(said, answer.value.opIds);
    onClose();
  };
  return {
    busy,
    onConfirm: () => void confirm(),
    error: failure && <ErrorBlock {...failureWords(t, failure)} />,
    open: true,
    onClose,
  };
}

type PostDialogProps = {
  readonly count: CountRow;
  readonly view: ReviewView;
  readonly agreed: ReadonlySet<string>;
  readonly onClose: () => void;
};

/** Says what posting does, and posts. */
export function PostDialog({ count, view, agreed, onClose }: PostDialogProps) {
  const t = useWords();
  const format = useFormat();
  const { currency } = useCountFacts();
  const { kept, differing, value, asking, unseen } = view;
  const commands = useCountCommands();
  const said = t('counts.post.saved', { count: kept.length });
  const dialog = useConfirmed(() => commands.post(count.id, agreed), said, onClose);
  return (
    <ConfirmDialog
      {...dialog}
      name={t('counts.commands.post')}
      confirm={t('counts.commands.post')}
      canConfirm={asking.length + unseen.length === 0}
    >
      <Stack gap="s">
        <Text>{t('counts.post.text', { count: kept.length })}</Text>
        <Text figure>
          {t('counts.post.value', { differ: format.count(differing), value: format.money(value, currency) })}
        </Text>
        {asking.length > 0 && <Text tone="warn">{t('counts.post.asking', { count: asking.length })}</Text>}
        {unseen.length > 0 && <Text tone="warn">{t('counts.lots.unseen', { count: unseen.length })}</Text>}
      </Stack>
    </ConfirmDialog>
  );
}

type RestDialogProps = {
  readonly count: CountRow;
  readonly rest: readonly Cell[];
  /** Whether a person may see what the books say: not in a blind count before its review. */
  readonly showsBooks: boolean;
  readonly facts: CountFacts;
  readonly lots: CountLots;
  readonly onClose: () => void;
};

/** Says what it means to count the rest as nothing, line by line, and does it. */
export function RestDialog({ count, rest, showsBooks, facts, lots, onClose }: RestDialogProps) {
  const t = useWords();
  const commands = useCountCommands();
  // What the dialog was opened for; its figures follow the books.
  const [asked] = useState(rest);
  const lines = useRest(count.id, asked);
  const beside = lines?.filter(({ isBeside }) => isBeside).length ?? 0;
  const products = new Set(lines?.flatMap((line) => (line.isBeside ? [] : [line.variantId]))).size;
  const said = beside > 0 ? 'counts.rest.linesSaved' : 'counts.rest.saved';
  const saved = t(said, { count: beside > 0 ? (lines?.length ?? 0) : products });
  const dialog = useConfirmed(() => commands.countRest(count.id, asked), saved, onClose);
  return (
    <ConfirmDialog
      {...dialog}
      name={t('counts.commands.rest')}
      confirm={t('counts.rest.confirm')}
      canConfirm={lines !== undefined && lines.length > 0}
      danger
    >
      {lines && (
        <Stack gap="s">
          {products > 0 && <Text>{t('counts.rest.text', { count: products })}</Text>}
          {beside > 0 && <Text>{t('counts.rest.besides', { count: beside })}</Text>}
          {lines.length === 0 && <Text>{t('counts.rest.nothing')}</Text>}
          {showsBooks && <RestLines lines={lines} facts={facts} lots={lots} />}
          {lines.some(({ quantity }) => quantity > 0) && <Text>{t('counts.rest.cameSince')}</Text>}
          <RestValue lines={lines} facts={facts} />
        </Stack>
      )}
    </ConfirmDialog>
  );
}

/** So many lines are named; of more their number is said. */
const NAMED = 8;

type RestLinesProps = { readonly lines: readonly RestLine[]; readonly facts: CountFacts; readonly lots: CountLots };

function RestLines({ lines, facts, lots }: RestLinesProps) {
  const t = useWords();
  const format = useFormat();
  const several = new Set(lines.map(({ locationId }) => locationId)).size > 1;
  const items = lines.slice(0, NAMED).map((line) => {
    const product = facts.variant(line.variantId);
    const decimals = product?.decimals ?? 0;
    const label = productText(product?.title ?? '', line, { t, lots, facts });
    return {
      label: several ? t('counts.rest.at', { product: label, place: facts.locationName(line.locationId) }) : label,
      value: t('counts.rest.line', {
        books: format.quantity(line.onHand, decimals),
        counted: format.quantity(line.quantity, decimals),
      }),
      figure: true,
    };
  });
  return (
    <>
      <KeyValueList items={items} />
      {lines.length > NAMED && <Text tone="muted">{t('counts.rest.more', { count: lines.length - NAMED })}</Text>}
    </>
  );
}

function RestValue({ lines, facts }: Pick<RestLinesProps, 'lines' | 'facts'>) {
  const t = useWords();
  const format = useFormat();
  const values = lines.flatMap(({ variantId, onHand, quantity }) => {
    const row = facts.variant(variantId);
    return row && row.cost !== null ? [timesQuantity(row.cost, quantity - onHand, row.decimals)] : [];
  });
  if (lines.length === 0) return null;
  const value = values.reduce((sum, one) => sum + one, 0);
  return (
    <Text figure>
      {values.length === 0
        ? t('counts.rest.withoutCost')
        : t('counts.rest.consequence', { value: format.money(value, facts.currency) })}
    </Text>
  );
}

/** Ends a count without posting it. */
export function CloseDialog({ count, onClose }: { readonly count: CountRow; readonly onClose: () => void }) {
  const t = useWords();
  const commands = useCountCommands();
  const dialog = useConfirmed(() => commands.close(count.id), t('counts.close.saved'), onClose);
  return (
    <ConfirmDialog {...dialog} name={t('counts.commands.close')} confirm={t('counts.close.confirm')}>
      <Text>{t('counts.close.text')}</Text>
    </ConfirmDialog>
  );
}
