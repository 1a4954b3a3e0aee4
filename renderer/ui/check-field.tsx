import { useId } from 'react';
import './check-field.css';

type CheckFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
};

/** A yes or no. */
export function CheckField({ label, hint, checked, onChange, disabled }: CheckFieldProps) {
  const id = useId();
  return (
    <label className="ui-choice" data-disabled={disabled || undefined}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        <span id={`${id}-label`}>{label}</span>
        {hint && (
          <span className="ui-field-hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}

/** One choice of a group, with what it means. */
export type RadioOption<Value extends string = string> = {
  readonly value: Value;
  readonly label: string;
  readonly note?: string;
  readonly disabled?: boolean;
};

type RadioFieldProps<Value extends string> = {
  readonly label: string;
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly options: readonly RadioOption<Value>[];
  readonly error?: string | null;
  readonly hideLabel?: boolean;
};

/** One of a few, each with its description. */
export function RadioField<Value extends string>({
  label,
  value,
  onChange,
  options,
  error,
  hideLabel,
}: RadioFieldProps<Value>) {
  const id = useId();
  return (
    <fieldset className="ui-radios" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={hideLabel ? 'ui-hidden' : 'ui-field-label'}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="ui-choice" data-disabled={option.disabled || undefined}>
          <input
            type="radio"
            name={id}
            checked={option.value === value}
            disabled={option.disabled}
            aria-labelledby={`${id}-${option.value}`}
            aria-describedby={option.note ? `${id}-${option.value}-note` : undefined}
            onChange={() => onChange(option.value)}
          />
          <span>
            <span id={`${id}-${option.value}`}>{option.label}</span>
            {option.note && (
              <span className="ui-field-hint" id={`${id}-${option.value}-note`}>
                {option.note}
              </span>
            )}
          </span>
        </label>
      ))}
      {error && (
        <p className="ui-field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
