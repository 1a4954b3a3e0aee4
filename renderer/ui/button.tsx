import type { Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import { useUiWords } from './ui-words.ts';
import './button.css';

type ButtonProps = {
  readonly onClick?: () => void;
  /** primary: the one act of a page or dialog; danger: takes something away. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly shortcut?: string;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly type?: 'button' | 'submit';
  readonly form?: string;
  readonly autoFocus?: boolean;
  /** What else there is to know about the act, shown when the pointer rests on it. */
  readonly hint?: string;
  readonly children: string;
};

/** An act, named by its verb and noun. */
export function Button({
  kind = 'plain',
  icon,
  shortcut,
  busy,
  type = 'button',
  children,
  disabled,
  hint,
  onClick,
  ...rest
}: ButtonProps) {
  const words = useUiWords();
  return (
    <button
      {...rest}
      type={type}
      title={hint}
      className="ui-button"
      data-kind={kind}
      disabled={disabled}
      // While it works it does nothing more, and keeps the focus, which a disabled one would lose.
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...(rest.autoFocus && { 'data-autofocus': true })}
    >
      {busy ? (
        <span className="ui-spinner" role="img" aria-label={words.busy} />
      ) : (
        icon && <Icon name={icon} size={16} />
      )}
      <span>{children}</span>
      {shortcut && <KeyHint shortcut={shortcut} />}
    </button>
  );
}

type IconButtonProps = {
  readonly name: string;
  readonly icon: IconName;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly size?: 's' | 'm';
  readonly ref?: Ref<HTMLButtonElement>;
};

/** An act shown as a picture alone; its name is the tooltip and what a screen reader says. */
export function IconButton({ name, icon, pressed, size = 'm', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className="ui-icon-button"
      data-size={size}
      aria-label={name}
      title={name}
      aria-pressed={pressed}
    >
      <Icon name={icon} size={size === 's' ? 16 : 18} />
    </button>
  );
}
