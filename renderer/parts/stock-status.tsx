import { StatusMark } from '#renderer/ui/badge.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { Tone } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';

/** What a variant's figures call for, the gravest first. */
type Status = 'untracked' | 'negative' | 'oversold' | 'not-for-sale' | 'out' | 'low' | 'ok';

const looks = {
  ok: { tone: 'quiet', icon: 'check' },
  low: { tone: 'warn', icon: 'down' },
  out: { tone: 'bad', icon: 'failed' },
  oversold: { tone: 'bad', icon: 'orders' },
  'not-for-sale': { tone: 'quiet', icon: 'cancelled' },
  negative: { tone: 'bad', icon: 'warning' },
  untracked: { tone: 'quiet', icon: 'quiet' },
  archived: { tone: 'quiet', icon: 'archive' },
} as const satisfies Record<Status | 'archived', { readonly tone: Tone; readonly icon: IconName }>;

type StockStatusProps = {
  readonly row: { readonly status: Status; readonly archived: boolean };
  /** Without the tinted ground, for dense tables. */
  readonly plain?: boolean;
};

/** What a row's figures call for, as a picture and a word. */
export function StockStatus({ row, plain = true }: StockStatusProps) {
  const t = useWords();
  const status = row.archived ? 'archived' : row.status;
  return <StatusMark {...looks[status]} plain={plain} label={t(`stock.status.${status}`)} />;
}
