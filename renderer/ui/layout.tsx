import type { CSSProperties, ReactNode } from 'react';
import './layout.css';

/** Distances between parts, from 4 to 24 px. */
export type Gap = 'none' | 'xs' | 's' | 'm' | 'l';

type StackProps = { readonly gap?: Gap; readonly fill?: boolean; readonly children: ReactNode };

/** Parts under each other. */
export function Stack({ gap = 'm', fill, children }: StackProps) {
  return (
    <div className="ui-stack" data-gap={gap} data-fill={fill || undefined}>
      {children}
    </div>
  );
}

type InlineProps = {
  readonly gap?: Gap;
  readonly align?: 'start' | 'center' | 'end' | 'baseline' | 'stretch';
  readonly justify?: 'start' | 'between' | 'end';
  readonly wrap?: boolean;
  readonly children: ReactNode;
};

/** Parts beside each other. */
export function Inline({ gap = 's', align = 'center', justify = 'start', wrap, children }: InlineProps) {
  return (
    <div className="ui-inline" data-gap={gap} data-align={align} data-justify={justify} data-wrap={wrap || undefined}>
      {children}
    </div>
  );
}

type ColumnsProps = { readonly min?: number; readonly gap?: Gap; readonly children: ReactNode };

/** As many equal columns as fit, none narrower than `min` pixels. */
export function Columns({ min = 220, gap = 'm', children }: ColumnsProps) {
  const style: CSSProperties & Record<'--min', string> = { '--min': `${min}px` };
  return (
    <div className="ui-columns" data-gap={gap} style={style}>
      {children}
    </div>
  );
}

/** A quiet box with a line around it, for what belongs together. */
export function Card({ children }: { readonly children: ReactNode }) {
  return <div className="ui-card">{children}</div>;
}

/** Words only a screen reader says. */
export function Hidden({ children }: { readonly children: ReactNode }) {
  return <span className="ui-hidden">{children}</span>;
}
