import { type ReactNode, useId } from 'react';
import './region.css';

type RegionProps = {
  readonly name: string;
  readonly level?: 2 | 3;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A part of a page with a heading that names it. */
export function Region({ name, level = 2, actions, children }: RegionProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="ui-region" aria-labelledby={id}>
      <div className="ui-region-head">
        <Heading id={id}>{name}</Heading>
        {actions && <div className="ui-region-acts">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
