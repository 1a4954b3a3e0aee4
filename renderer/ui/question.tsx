import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type QuestionProps = {
  readonly name: string;
  readonly open: boolean;
  /** The safe answer, which has the focus: Enter, Esc and the cross give it. */
  readonly safe: string;
  readonly onSafe: () => void;
  /** The answer that takes something away. */
  readonly risky: string;
  readonly onRisky: () => void;
  readonly busy?: boolean;
  readonly size?: 's' | 'm';
  readonly children: ReactNode;
};

/** Asks before something is lost: whoever only presses Enter loses nothing. */
export function Question({ safe, onSafe, risky, onRisky, busy, size = 's', children, ...named }: QuestionProps) {
  return (
    <Dialog
      {...named}
      size={size}
      unsaved={false}
      onClose={onSafe}
      onSubmit={onSafe}
      footer={
        <>
          <Button busy={busy} onClick={onRisky}>
            {risky}
          </Button>
          <Button type="submit" kind="primary" autoFocus>
            {safe}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
