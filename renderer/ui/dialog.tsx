import { Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import { Button, IconButton } from './button.tsx';
import { useCommandPause } from './commands.ts';
import { DialogContent } from './dialog-content.tsx';
import { useFocusReturn } from './focus-return.ts';
import { useInHand } from './in-hand.ts';
import { useLeaveGuard, useLeaving } from './leaving.ts';
import { focusUnread } from './unread-field.ts';
import { useTypedChanges } from './typed-changes.ts';
import { useUiWords } from './ui-words.ts';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import './dialog.css';

type DialogProps = {
  /** The act it is for: "Adjust stock". */
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Makes the dialog a form: Enter and the submit button do this. */
  readonly onSubmit?: () => void;
  /** The verb on the submit button; its name if left out. */
  readonly submit?: string;
  readonly submitKind?: 'primary' | 'danger';
  readonly canSubmit?: boolean;
  /** Where there is nothing to fill in: Enter answers yes. */
  readonly focusSubmit?: boolean;
  readonly busy?: boolean;
  /** Why the last try failed: a sentence or an ErrorBlock. */
  readonly error?: ReactNode;
  readonly size?: 's' | 'm' | 'l' | 'xl';
  /** Instead of the usual Cancel and submit. */
  readonly footer?: ReactNode;
  /** More acts at the start of the footer. */
  readonly aside?: ReactNode;
  /** Whether a click beside it or Esc closes it; not while something would be lost. */
  readonly closable?: boolean;
  /**
   * Whether closing it would lose what a person did in it, who is asked then; left out: whether its fields hold something
   * else than at first.
   */
  readonly unsaved?: boolean;
  readonly children: ReactNode;
};

const widths = { s: 400, m: 520, l: 760, xl: 1080 } as const;

/**
 * A question over the window: named, focus inside, Esc closes, Enter submits; closed, it gives the focus back. Whoever
 * closes it with something typed in it is asked first.
 */
export function Dialog(props: DialogProps) {
  const { name, open, onClose, size = 'm', closable = true, unsaved, children } = props;
  const words = useUiWords();
  const leaving = useLeaving();
  const typed = useRef((): boolean => false);
  const hear = useCallback((isTyped: () => boolean) => {
    typed.current = isTyped;
  }, []);
  const isChanged = () => unsaved ?? typed.current();
  const close = () => leaving.leave(onClose, { isChanged });
  useLeaveGuard(open, isChanged);
  const head = useRef<HTMLDivElement>(null);
  useCommandPause(open);
  useInHand(open);
  useFocusReturn(open, head);
  return (
    <Modal.Root
      opened={open}
      onClose={() => closable && isOnTop(head.current) && close()}
      size={widths[size]}
      closeOnEscape={closable}
      closeOnClickOutside={false}
      transitionProps={{ transition: 'fade', duration: 100 }}
      yOffset="6vh"
      classNames={{
        content: 'ui-dialog',
        overlay: 'ui-scrim',
        title: 'ui-dialog-title',
        body: 'ui-dialog-body',
      }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div ref={head} className="ui-dialog-head">
          <Modal.Title>{name}</Modal.Title>
        </div>
        <Modal.Body>
          <DialogForm {...props} onClose={close} onTyped={hear}>
            {children}
          </DialogForm>
        </Modal.Body>
        {/* Last, so that the first field gets the focus. */}
        {closable && (
          <div className="ui-dialog-close">
            <IconButton name={words.close} icon="close" onClick={close} />
          </div>
        )}
      </Modal.Content>
    </Modal.Root>
  );
}

function DialogForm({
  name,
  onClose,
  onSubmit,
  submit,
  submitKind,
  canSubmit = true,
  focusSubmit,
  busy,
  error,
  footer,
  aside,
  onTyped,
  children,
}: DialogProps & { readonly onTyped: (isTyped: () => boolean) => void }) {
  const id = useId();
  const words = useUiWords();
  const form = useRef<HTMLFormElement>(null);
  const isTyped = useTypedChanges(form);
  useEffect(() => {
    onTyped(isTyped);
    return () => onTyped(nothingTyped);
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation(); // a dialog within a dialog is within its form, too
    if (!focusUnread(form.current) && canSubmit && !busy) onSubmit?.();
  };
  return (
    <form id={id} ref={form} className="ui-dialog-form" noValidate onSubmit={send}>
      <DialogContent>{children}</DialogContent>
      {error && (
        <div className="ui-dialog-error" role="alert">
          {error}
        </div>
      )}
      {(footer ?? onSubmit) && (
        <div className="ui-dialog-foot">
          {aside && <div className="ui-dialog-aside">{aside}</div>}
          {footer ?? (
            <>
              <Button onClick={onClose}>{words.cancel}</Button>
              <Button
                type="submit"
                kind={submitKind ?? 'primary'}
                busy={busy}
                disabled={!canSubmit}
                autoFocus={focusSubmit}
              >
                {submit ?? name}
              </Button>
            </>
          )}
        </div>
      )}
    </form>
  );
}

const nothingTyped = () => false;

/** Whether no other dialog lies over it: Esc closes one at a time. */
function isOnTop(head: Element | null): boolean {
  const all = [...document.querySelectorAll('.ui-dialog')];
  return head !== null && head.closest('.ui-dialog') === all.at(-1);
}

type ConfirmDialogProps = {
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  /** The verb and noun on the button. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly canConfirm?: boolean;
  readonly busy?: boolean;
  readonly error?: ReactNode;
  readonly children: ReactNode;
};

/** Asks before something that cannot simply be undone. */
export function ConfirmDialog({ onConfirm, confirm, danger, canConfirm = true, ...dialog }: ConfirmDialogProps) {
  return (
    <Dialog
      {...dialog}
      size="s"
      onSubmit={onConfirm}
      submit={confirm}
      submitKind={danger ? 'danger' : 'primary'}
      canSubmit={canConfirm}
      focusSubmit={!danger}
    />
  );
}
