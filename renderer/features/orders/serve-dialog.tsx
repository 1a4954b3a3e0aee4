import { useMemo, useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { CheckField } from '#renderer/ui/check-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import type { ServeProposal } from '#shared/domain/orders/serve-elsewhere.ts';
import { type OrderFacts, useOrderFacts } from './orders.queries.ts';
import { useServeCommands } from './serve.commands.ts';
import { useServing } from './serve.queries.ts';

/** More lines than this nobody looks through one by one. */
const MOST = 100;

type ServeDialogProps = { readonly orders: readonly OrderRow[]; readonly onClose: () => void };

/** Proposes other places for lines that are short; nothing changes before a person says so. */
export function ServeDialog({ orders, onClose }: ServeDialogProps) {
  const t = useWords();
  const format = useFormat();
  const facts = useOrderFacts();
  const commands = useServeCommands();
  const told = useActNews();
  const [ids] = useState(() => new Set(orders.map(({ id }) => id)));
  const numbers = useMemo(() => new Map(orders.map(({ id, number }) => [id, number])), [orders]);
  const serving = useServing(ids);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const chosen = (serving?.proposals ?? []).filter(({ lineId }) => !left.has(lineId));
  const submit = async () => {
    setFailure(null);
    setProgress({ done: 0, total: ids.size });
    const served = await commands.serve(chosen, { onProgress: (done, total) => setProgress({ done, total }) });
    setProgress(null);
    if (!served.ok) return setFailure(served.failure);
    const { opIds, lines, skipped } = served.value;
    told.saved(t('allocation.serve.saved', { count: lines }), opIds, {
      note: skipped > 0 ? t('allocation.serve.skipped', { count: skipped }) : undefined,
    });
    onClose();
  };
  const choose = (lineId: string, isChosen: boolean) =>
    setLeft(new Set(isChosen ? [...left].filter((id) => id !== lineId) : [...left, lineId]));
  // What can be chosen is there from the first: it has the focus.
  if (serving === undefined) return null;
  const found = serving.proposals;
  const none = serving.isShort ? 'allocation.serve.none' : 'allocation.serve.notShort';
  return (
    <Dialog
      name={t('allocation.serve.command')}
      open
      size="m"
      unsaved={false}
      onClose={onClose}
      {...(found.length > 0 && { onSubmit: () => void submit() })}
      submit={t('allocation.serve.submit', { count: chosen.length })}
      canSubmit={chosen.length > 0}
      busy={progress !== null}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Stack gap="m">
        <Text tone="muted">{t(found.length > 0 ? 'allocation.serve.text' : none)}</Text>
        {found.slice(0, MOST).map((proposal) => (
          <CheckField
            key={proposal.lineId}
            label={t('allocation.serve.line', {
              product: facts.variant(proposal.variantId)?.title ?? '',
              number: numbers.get(proposal.orderId) ?? '',
            })}
            hint={proposalText(proposal, t, format, facts)}
            checked={!left.has(proposal.lineId)}
            onChange={(isChosen) => choose(proposal.lineId, isChosen)}
          />
        ))}
        {found.length > MOST && <Text tone="muted">{t('allocation.serve.more', { count: found.length - MOST })}</Text>}
        {progress && progress.total > 1 && (
          <ProgressBar name={t('allocation.serve.working')} done={progress.done} total={progress.total} />
        )}
      </Stack>
    </Dialog>
  );
}

/** What would become of a line, in a sentence. */
function proposalText(
  { variantId, from, quantity, stays, parts, stillShort }: ServeProposal,
  t: Words,
  format: Format,
  facts: OrderFacts,
): string {
  const shown = (units: number) => format.quantity(units, facts.variant(variantId)?.decimals ?? 0);
  const here = facts.locationName(from);
  const [only, ...others] = parts;
  if (only && others.length === 0 && stays === 0)
    return t('allocation.serve.relocate', {
      quantity: shown(quantity),
      from: here,
      to: facts.locationName(only.locationId),
    });
  const elsewhere = parts
    .map((part) =>
      t('allocation.serve.part', { quantity: shown(part.quantity), to: facts.locationName(part.locationId) }),
    )
    .join(', ');
  const split =
    stays > 0 ? t('allocation.serve.split', { stays: shown(stays), from: here, parts: elsewhere }) : elsewhere;
  return stillShort > 0 ? `${split}; ${t('allocation.serve.stillShort', { quantity: shown(stillShort) })}` : split;
}
