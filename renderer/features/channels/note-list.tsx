import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import type { LaneNote } from '#shared/channels/lane-rows.ts';
import { refusedChanges } from '#shared/channels/orders/taken-order.ts';
import { channelFailureWords } from './channel-failure.ts';
import { useChannelCommands } from './channels.commands.ts';
import { type ChannelView, useUnfinished } from './channels.queries.ts';
import type { Told } from './unfinished.ts';

type NoteListProps = { readonly view: ChannelView; readonly notes: readonly LaneNote[] };

/** What a person must look at: what it is, and what to do. */
export function NoteList({ view, notes }: NoteListProps) {
  const t = useWords();
  const unfinished = useUnfinished(view);
  if (notes.length === 0 && unfinished.length === 0) return <Text tone="muted">{t('channels.notes.none')}</Text>;
  return (
    <ul className="channel-list">
      {unfinished.map((told) => (
        <Undecided key={told.taskId} view={view} told={told} />
      ))}
      {notes
        .filter(({ is }) => is !== 'undecidable' || unfinished.length === 0)
        .map((note) => (
          <Note key={note.id} view={view} note={note} />
        ))}
    </ul>
  );
}

function Note({ view: { row }, note }: { readonly view: ChannelView; readonly note: LaneNote }) {
  const t = useWords();
  const format = useFormat();
  const { is, at, orderId, resolved } = note;
  const { title, next, about } = useNoteText(note);
  const { dealtWith } = useChannelCommands();
  const resolve = async () => {
    const dealt = await dealtWith(note);
    if (!dealt.ok) toast.failed(channelFailureWords(t, dealt.failure, row.vendor));
  };
  return (
    <li>
      <Inline justify="between" align="baseline">
        <StatusMark plain tone={resolved ? 'quiet' : is === 'undecidable' ? 'bad' : 'warn'} label={title} />
        <Text tone="muted" size="s">
          {format.dateTime(at)}
        </Text>
      </Inline>
      {about !== '' && <Text>{about}</Text>}
      <Text tone="muted" size="s">
        {next}
      </Text>
      <Inline gap="s">
        {orderId !== null && <Link href={`/orders/${orderId}`}>{t('channels.notes.order')}</Link>}
        {!resolved && is !== 'undecidable' && (
          <Button kind="quiet" onClick={() => void resolve()}>
            {t('channels.notes.dealtWith')}
          </Button>
        )}
      </Inline>
    </li>
  );
}

/** What a note says: a change that cannot be followed says by its second fact which. */
function useNoteText({ is, facts }: LaneNote) {
  const t = useWords();
  const [number, change, ...more] = facts;
  const refused = is === 'change-refused' && refusedChanges.find((one) => one === change);
  if (refused)
    return {
      title: t(`channels.changes.${refused}.title`),
      next: t(`channels.changes.${refused}.next`),
      about: [number, ...more].filter(Boolean).join(' · '),
    };
  const about = facts.join(' · ');
  return { title: t(`channels.noteKinds.${is}.title`), next: t(`channels.noteKinds.${is}.next`), about };
}

/** Something that was told and of which nobody can say what became of it: a person looks there and says so. */
function Undecided({ view: { row }, told }: { readonly view: ChannelView; readonly told: Told }) {
  const t = useWords();
  const format = useFormat();
  const { settle, syncNow } = useChannelCommands();
  const decide = async (as: 'applied' | 'not-applied') => {
    const settled = await settle(row.id, told.taskId, as);
    if (!settled.ok) return void toast.failed(channelFailureWords(t, settled.failure, row.vendor));
    toast.success(t('channels.undecided.settled'));
    void syncNow(row.id);
  };
  return (
    <li>
      <StatusMark plain tone="bad" label={t('channels.undecided.title')} />
      <Text>
        {told.is === 'stock'
          ? t('channels.undecided.stock', {
              thing: told.title,
              delta: format.signedQuantity(told.delta),
              when: format.dateTime(told.sentAt),
            })
          : t('channels.undecided.order', { number: told.number, when: format.dateTime(told.sentAt) })}
      </Text>
      <Text tone="muted" size="s">
        {told.is === 'stock'
          ? t('channels.undecided.stockHow', {
              before: format.count(told.expected),
              after: format.count(told.expected + told.delta),
            })
          : t('channels.undecided.orderHow')}
      </Text>
      <Inline wrap>
        <Button onClick={() => void decide('applied')}>{t('channels.undecided.applied')}</Button>
        <Button onClick={() => void decide('not-applied')}>{t('channels.undecided.notApplied')}</Button>
      </Inline>
    </li>
  );
}
