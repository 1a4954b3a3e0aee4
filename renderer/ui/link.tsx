import type { ReactNode } from 'react';
import { hrefOf, type Place } from './location.ts';
import './link.css';

type LinkProps = {
  readonly href: Place;
  /** plain: looks like the text around it until one points at it. */
  readonly kind?: 'accent' | 'plain';
  readonly children: ReactNode;
};

/** A way to another place of the window. */
export function Link({ href, kind = 'accent', children }: LinkProps) {
  return (
    <a className="ui-link" data-kind={kind} href={hrefOf(href)}>
      {children}
    </a>
  );
}
