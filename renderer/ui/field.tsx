import { type ReactNode, useId, useRef } from 'react';
import { Icon } from './icon.tsx';
import { useRefusedScan } from './refused-scan.ts';
import { useUiWords } from './ui-words.ts';
import './field.css';

/** What every field of a form has. */
export type FieldProps = {
  readonly label: string;
  readonly hint?: string;
  /** Why the value cannot be taken, in words. */
  readonly error?: string | null;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** The label is said but not shown: a search, a field in a toolbar. */
  readonly hideLabel?: boolean;
};

/** What the control inside a field wears, so that label, hint and error belong to it. */
export type ControlProps = {
  readonly id: string;
  readonly disabled: boolean | undefined;
  readonly required: boolean | undefined;
  readonly autoFocus: boolean | undefined;
  readonly 'data-autofocus': true | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
};

type FieldFrameProps = FieldProps & { readonly children: (control: ControlProps) => ReactNode };

/** Label above, control, then the error or the hint below. */
export function Field(props: FieldFrameProps) {
  const { label, hint, required, disabled, autoFocus, hideLabel, children } = props;
  const id = useId();
  const words = useUiWords();
  const box = useRef<HTMLDivElement>(null);
  const scan = useRefusedScan(box);
  const error = scan.code === null ? props.error : words.scanNoText(scan.code);
  const note = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div ref={box} className="ui-field" onInput={scan.forget}>
      <label className={hideLabel ? 'ui-hidden' : 'ui-field-label'} htmlFor={id}>
        {label}
        {required && !hideLabel && <span className="ui-field-required">{words.required}</span>}
      </label>
      {children({
        id,
        disabled,
        required,
        autoFocus,
        'data-autofocus': autoFocus || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': note,
      })}
      {error ? (
        <p className="ui-field-error" id={note}>
          <Icon name="error" size={14} />
          {error}
        </p>
      ) : (
        hint && (
          <p className="ui-field-hint" id={note}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
