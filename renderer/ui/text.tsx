import type { ReactNode } from 'react';
import { useUiWords } from './ui-words.ts';
import './text.css';

/** What a colour means: bad (out, overdue, failed), warn (low, waiting), good (done), news, quiet. */
export type Tone = 'bad' | 'warn' | 'good' | 'news' | 'quiet';

type TextProps = {
  readonly tone?: 'muted' | Tone;
  readonly size?: 's' | 'm' | 'l';
  readonly strong?: boolean;
  /** Figures that stand under each other. */
  readonly figure?: boolean;
  /** One line, cut with an ellipsis. */
  readonly oneLine?: boolean;
  readonly as?: 'p' | 'span' | 'div';
  readonly children: ReactNode;
};

/** A piece of text in one of the window's few voices. */
export function Text({ tone, size = 'm', strong, figure, oneLine, as: Tag = 'p', children }: TextProps) {
  return (
    <Tag
      className={figure ? 'ui-text ui-figures' : 'ui-text'}
      data-tone={tone}
      data-size={size}
      data-strong={strong || undefined}
      data-one-line={oneLine || undefined}
    >
      {children}
    </Tag>
  );
}

/** An empty value: a muted dash that a screen reader calls "not set". */
export function Dash() {
  const words = useUiWords();
  return (
    <span className="ui-dash">
      <span aria-hidden>–</span>
      <span className="ui-hidden">{words.notSet}</span>
    </span>
  );
}
