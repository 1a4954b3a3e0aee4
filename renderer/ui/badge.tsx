import { Icon, type IconName } from './icon.tsx';
import type { Tone } from './text.tsx';
import { useFormat } from './use-format.ts';
import './badge.css';

const toneIcons: Readonly<Record<Tone, IconName>> = {
  bad: 'error',
  warn: 'warning',
  good: 'done',
  news: 'info',
  quiet: 'quiet',
};

type StatusMarkProps = {
  readonly tone: Tone;
  readonly label: string;
  readonly icon?: IconName;
  /** plain: without the tinted ground, for dense tables. */
  readonly plain?: boolean;
};

/** A status: a picture and a word in its colour, so that it never speaks by colour alone. */
export function StatusMark({ tone, label, icon, plain }: StatusMarkProps) {
  return (
    <span className="ui-status" data-tone={tone} data-plain={plain || undefined}>
      <Icon name={icon ?? toneIcons[tone]} size={14} />
      {label}
    </span>
  );
}

/** From so many characters on a word may be cut where there is little room: then it is shown when the pointer rests on it. */
const LONG = 24;

/** A word in a small box: a tag, a type. */
export function Badge({ label, tone = 'quiet' }: { readonly label: string; readonly tone?: Tone }) {
  return (
    <span className="ui-badge" data-tone={tone} title={label.length > LONG ? label : undefined}>
      {label}
    </span>
  );
}

type CountBadgeProps = { readonly count: number; readonly name?: string; readonly tone?: Tone };

/** How many wait behind a link or a tab; `name` is what a screen reader says instead of the bare figure. */
export function CountBadge({ count, name, tone = 'quiet' }: CountBadgeProps) {
  const format = useFormat();
  return (
    <span className="ui-count ui-figures" data-tone={tone} {...(name && { role: 'img', 'aria-label': name })}>
      {format.count(count)}
    </span>
  );
}
