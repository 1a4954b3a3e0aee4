import { hrefOf } from './location.ts';
import { Sparkline } from './sparkline.tsx';
import type { Tone } from './text.tsx';
import './tile.css';

type TileProps = {
  readonly label: string;
  /** The figure, already worded. */
  readonly figure: string;
  /** The change against the last period, in words. */
  readonly change?: string;
  readonly tone?: Tone;
  readonly points?: readonly number[];
  /** What the little line shows, in words. */
  readonly pointsName?: string;
  /** The list behind the figure. */
  readonly href: string;
};

/** One figure of the shop at a glance; a click opens the list behind it. */
export function Tile({ label, figure, change, tone, points, pointsName, href }: TileProps) {
  return (
    <a className="ui-tile" href={hrefOf(href)}>
      <span className="ui-tile-label">{label}</span>
      <span className="ui-tile-figure ui-figures">{figure}</span>
      <span className="ui-tile-foot">
        {change && (
          <span className="ui-text ui-figures" data-size="s" data-tone={tone ?? 'muted'}>
            {change}
          </span>
        )}
        {points && pointsName && <Sparkline points={points} name={pointsName} />}
      </span>
    </a>
  );
}
