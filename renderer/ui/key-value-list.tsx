import { Fragment, type ReactNode } from 'react';
import './key-value-list.css';

type KeyValueListProps = {
  readonly items: readonly { readonly label: string; readonly value: ReactNode; readonly figure?: boolean }[];
};

/** Labels and their values under each other. */
export function KeyValueList({ items }: KeyValueListProps) {
  return (
    <dl className="ui-pairs">
      {items.map(({ label, value, figure }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd className={figure ? 'ui-figures' : undefined}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
