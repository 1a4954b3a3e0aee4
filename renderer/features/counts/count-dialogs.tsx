import { useState } from 'react';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure, Result } from '#shared/base/result.ts';
import type { CountRow } from '#shared/domain/operations/rows.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import type { ReviewView } from './count-review.tsx';
import { useCountCommands } from './counts.commands.ts';
import { type CountFacts, type Due, useCountFacts } from './counts.queries.ts';
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
  readonly rest: readonly Due[];
  /** How many of them are other lots of products that were counted. */
  readonly besides: number;
  readonly facts: CountFacts;
  readonly onClose: () => void;
};

/** Says what it means to count the rest as nothing, and does it. */
export function RestDialog({ count, rest, besides, facts, onClose }: RestDialogProps) {
  const t = useWords();
  const format = useFormat();
  const commands = useCountCommands();
  const said = t(besides > 0 ? 'counts.rest.linesSaved' : 'counts.rest.saved', { count: rest.length });
  const dialog = useConfirmed(() => commands.countRest(count.id, rest), said, onClose);
  const products = rest.length - besides;
  const value = rest.reduce((sum, { variantId, onHand }) => {
    const row = facts.variant(variantId);
    return row && row.cost !== null ? sum - timesQuantity(row.cost, onHand, row.decimals) : sum;
  }, 0);
  return (
    <ConfirmDialog {...dialog} name={t('counts.commands.rest')} confirm={t('counts.rest.confirm')} danger>
      <Stack gap="s">
        {products > 0 && <Text>{t('counts.rest.text', { count: products })}</Text>}
        {besides > 0 && <Text>{t('counts.rest.besides', { count: besides })}</Text>}
        <Text figure>{t('counts.rest.consequence', { value: format.money(value, facts.currency) })}</Text>
      </Stack>
    </ConfirmDialog>
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
