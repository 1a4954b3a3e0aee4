import type { ReactNode } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import './alarm-band.css';

/** Says over every screen what is wrong with the whole shop on this computer, and what to do; `action` is a button. */
export function AlarmBand(props: { readonly title: string; readonly text: string; readonly action: ReactNode }) {
  const { title, text, action } = props;
  return (
    <div className="alarm-band" role="alert" aria-label={title}>
      <Icon name="error" size={16} />
      <p>
        <strong>{title}</strong> {text}
      </p>
      {action}
    </div>
  );
}
