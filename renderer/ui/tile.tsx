import { useId } from 'react';
import type { Explain } from './explanation.ts';
import { Figure } from './figure.tsx';
import { hrefOf } from './location.ts';
import { Sparkline } from './sparkline.tsx';
import type { Tone } from './text.tsx';
import './tile.css';

type TileProps = {
  readonly label: string;
  /** The figure, already worded. */
  readonly figure: string;
  /** What the figure is, with it: "Low: 28"; asked with `explain`. */
  readonly name?: string;
  /** What makes the figure; pressing the figure tells. */
  readonly explain?: Explain;
  /** The change against the last period, in words. */
  readonly change?: string;
  readonly tone?: Tone;
  readonly points?: readonly number[];
  /** What the little line shows, in words. */
  readonly pointsName?: string;
  /** The list behind the figure. */
  readonly href: string;
};

/** One figure of the shop at a glance: the figure explains itself, the rest of the tile opens the list behind it. */
export function Tile({ label, figure, name, explain, change, tone, points, pointsName, href }: TileProps) {
  const id = useId();
  return (
    <div className="ui-tile" role="group" aria-labelledby={id}>
      <a className="ui-tile-label" id={id} href={hrefOf(href)}>
        {label}
      </a>
      <span className="ui-tile-figure ui-figures">
        {explain ? <Figure text={figure} name={name ?? label} explain={explain} /> : figure}
      </span>
      <span className="ui-tile-foot">
        {change && (
          <span className="ui-text ui-figures" data-size="s" data-tone={tone ?? 'muted'}>
            {change}
          </span>
        )}
        {points && pointsName && <Sparkline points={points} name={pointsName} />}
      </span>
    </div>
  );
}
