import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './empty-state.css';

type EmptyStateProps = {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  /** One primary act, at most one more beside it. */
  readonly action?: ReactNode;
};

/** What a list says when nothing is in it: why, and what to do. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="ui-empty">
      <span className="ui-empty-icon">
        <Icon name={icon} size={24} />
      </span>
      <h2>{title}</h2>
      {children && <div className="ui-empty-text">{children}</div>}
      {action && <div className="ui-empty-acts">{action}</div>}
    </div>
  );
}
