import { type MouseEvent, type ReactNode, useEffect } from 'react';
import { useCommandRegistry } from './commands.ts';
import { Icon } from './icon.tsx';
import { hrefOf } from './location.ts';
import { useWays } from './place-memory.ts';
import { useFormat } from './use-format.ts';
import { useUiWords } from './ui-words.ts';
import './page.css';

type PageProps = {
  readonly title: string;
  /** How many the page shows, beside its title. */
  readonly count?: number;
  /** What qualifies the title: a status mark, a badge. */
  readonly mark?: ReactNode;
  /** The list it belongs to: the way back leads to it as it was left. */
  readonly back?: { readonly href: string; readonly label: string };
  /** The one act of the page. */
  readonly primary?: ReactNode;
  readonly actions?: ReactNode;
  readonly chips?: ReactNode;
  /** A SidePanel beside the content. */
  readonly panel?: ReactNode;
  /** The content takes the whole height and scrolls by itself: a table. */
  readonly fill?: boolean;
  readonly children: ReactNode;
};

/** A screen: its title with its number, its acts to the right, its filters below, its content. */
export function Page({ title, count, mark, back, primary, actions, chips, panel, fill, children }: PageProps) {
  const words = useUiWords();
  const format = useFormat();
  const wayTo = useWays();
  const { settle } = useCommandRegistry();
  // A figure below that asks or is refused is answered before the page does anything with what it holds.
  const onClickCapture = (event: MouseEvent) => {
    if (!isAct(event.target) || settle()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    document.title = `${title} · ${words.appName}`;
  }, [title, words]);
  return (
    <div className="ui-page">
      <header className="ui-page-head" onClickCapture={onClickCapture}>
        {back && (
          <a className="ui-page-back" href={hrefOf(wayTo(back.href))}>
            <Icon name="back" size={16} />
            {back.label}
          </a>
        )}
        <div className="ui-page-title">
          <h1>{title}</h1>
          {count !== undefined && <span className="ui-page-count ui-figures">{format.count(count)}</span>}
          {mark}
          <div className="ui-page-acts">
            {actions}
            {primary}
          </div>
        </div>
        {chips && <div className="ui-page-chips">{chips}</div>}
      </header>
      <div className="ui-page-body">
        <div className="ui-page-content" data-fill={fill || undefined}>
          {children}
        </div>
        {panel}
      </div>
    </div>
  );
}

function isAct(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, [role="menuitem"], [role="tab"]') !== null;
}
