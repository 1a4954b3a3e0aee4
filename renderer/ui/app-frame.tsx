import { type ReactNode, useId, useSyncExternalStore } from 'react';
import { IconButton } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { hrefOf } from './location.ts';
import { useUiWords } from './ui-words.ts';
import './app-frame.css';

/** A way in the main navigation. */
export type NavEntry = {
  readonly id: string;
  /** Where it leads now. */
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly current: boolean;
  /** How many wait there: a NavCount. */
  readonly count?: ReactNode;
};

type AppFrameProps = {
  /** What stands at the start of the header: the shop's name. */
  readonly start?: ReactNode;
  readonly search?: ReactNode;
  readonly end?: ReactNode;
  /** What must not be missed, above the band; it draws itself. */
  readonly alarm?: ReactNode;
  /** A word below the header of every screen. */
  readonly band?: ReactNode;
  readonly nav: readonly NavEntry[];
  readonly navEnd?: readonly NavEntry[];
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly children: ReactNode;
};

/** The frame of the window: header with the search in the middle, navigation, content. */
export function AppFrame({
  start,
  search,
  end,
  alarm,
  band,
  nav,
  navEnd = [],
  folded,
  onFold,
  children,
}: AppFrameProps) {
  const words = useUiWords();
  const isNarrow = useIsNarrow();
  const isFolded = folded || isNarrow;
  const ways = nav.length + navEnd.length > 0;
  return (
    <div className="ui-frame" data-folded={isFolded || undefined} data-ways={ways || undefined}>
      <button type="button" className="ui-skip" onClick={() => document.getElementById('content')?.focus()}>
        {words.skipToContent}
      </button>
      <header className="ui-frame-top">
        <div className="ui-frame-head">
          <div className="ui-frame-start">{start}</div>
          <div className="ui-frame-search">{search}</div>
          <div className="ui-frame-end">{end}</div>
        </div>
        {alarm}
        {band && <div className="ui-frame-band">{band}</div>}
      </header>
      {ways && (
        <nav className="ui-nav" aria-label={words.mainNavigation}>
          <NavList entries={nav} folded={isFolded} />
          <div className="ui-nav-end">
            <NavList entries={navEnd} folded={isFolded} />
            {!isNarrow && (
              <IconButton
                name={folded ? words.unfoldNavigation : words.foldNavigation}
                icon={folded ? 'unfold' : 'fold'}
                onClick={() => onFold(!folded)}
              />
            )}
          </div>
        </nav>
      )}
      <main className="ui-frame-main" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** No screen is as narrow: the window is magnified, and the ways are pictures alone. */
const narrow = '(max-width: 860px)';

function useIsNarrow(): boolean {
  return useSyncExternalStore(hearNarrow, () => matchMedia(narrow).matches);
}

function hearNarrow(onChange: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

function NavList({ entries, folded }: { readonly entries: readonly NavEntry[]; readonly folded: boolean }) {
  const id = useId();
  return (
    <ul>
      {entries.map(({ id: name, href, label, icon, current, count }) => (
        <li key={name}>
          {/* The count describes the link and is not in its name, which stays the same while the count changes. */}
          <a
            className="ui-nav-link"
            href={hrefOf(href)}
            aria-current={current ? 'page' : undefined}
            aria-describedby={count ? `${id}${name}` : undefined}
            title={folded ? label : undefined}
          >
            <Icon name={icon} />
            <span className="ui-nav-label">{label}</span>
          </a>
          {count && (
            <span className="ui-nav-count" id={`${id}${name}`}>
              {count}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
