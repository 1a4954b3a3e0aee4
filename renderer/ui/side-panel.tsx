import { type ReactNode, useId } from 'react';
import { IconButton } from './button.tsx';
import { useUiWords } from './ui-words.ts';
import './side-panel.css';

type SidePanelProps = {
  readonly name: string;
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
};

/** The chosen row beside its list, which keeps its place. Esc inside closes it. */
export function SidePanel({ name, onClose, actions, footer, children }: SidePanelProps) {
  const id = useId();
  const words = useUiWords();
  return (
    <section
      className="ui-side"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className="ui-side-head">
        <h2 id={id}>{name}</h2>
        {actions}
        <IconButton name={words.close} icon="close" onClick={onClose} />
      </header>
      {/* A part that scrolls must be reachable by keyboard. */}
      <div className="ui-side-body" tabIndex={0} role="group" aria-labelledby={id}>
        {children}
      </div>
      {footer && <footer className="ui-side-foot">{footer}</footer>}
    </section>
  );
}
