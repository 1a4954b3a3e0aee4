import { Tile } from '#renderer/ui/tile.tsx';
import type { Tone } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import { wantsAttention } from './channel-standing.ts';
import { type ChannelView, useChannels } from './channels.queries.ts';

/** The shop's channels at a glance; nothing where it has none. */
export function ChannelTile() {
  const t = useWords();
  const format = useFormat();
  const channels = useChannels();
  if (!channels || channels.length === 0) return null;
  const { word, tone } = worst(channels);
  const title = t('channels.tile.title');
  const text = format.count(channels.length);
  const change =
    word.is === 'inStep' ? t('channels.tile.inStep') : t(`channels.tile.${word.is}`, { count: word.count });
  return (
    <Tile
      label={title}
      figure={text}
      name={`${title}: ${text}`}
      change={change}
      {...(tone && { tone })}
      explain={() => ({
        title,
        lines: channels.map(({ row, standing }) => ({
          label: row.name,
          value: t(`channels.standings.${standing}`),
          href: `/channels/${row.id}`,
        })),
      })}
      href="/channels"
    />
  );
}

type Word = { readonly is: 'inStep' } | { readonly is: 'stopped' | 'drifting' | 'attention'; readonly count: number };

/** What matters most of all of them together. */
function worst(channels: readonly ChannelView[]): { readonly word: Word; readonly tone?: Tone } {
  const stopped = channels.filter(({ standing }) => standing === 'stopped').length;
  if (stopped > 0) return { word: { is: 'stopped', count: stopped }, tone: 'bad' };
  const drifting = channels.reduce((sum, { state }) => sum + (state?.drifting ?? 0), 0);
  if (drifting > 0) return { word: { is: 'drifting', count: drifting }, tone: 'warn' };
  const waiting = channels.filter(({ standing, notes }) => wantsAttention(standing) || notes > 0).length;
  return waiting > 0 ? { word: { is: 'attention', count: waiting }, tone: 'warn' } : { word: { is: 'inStep' } };
}
