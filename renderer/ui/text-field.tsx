import { DialogScans } from './dialog-scans.tsx';
import { Field, type FieldProps } from './field.tsx';
import { soundScan } from './scan-sound.ts';
import type { ScanHandler } from './scans.ts';

type TextFieldProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly type?: 'text' | 'password' | 'url' | 'email';
  /** code: a scan replaces what stood in it; finish: and is all its form waits for. */
  readonly scans?: 'code' | 'finish';
  /** What stands in it is asked about: its dialog is not sent before that is answered. */
  readonly asks?: boolean;
  /** Whether it gets what is scanned anywhere in its dialog. */
  readonly ofDialog?: boolean;
};

/** One line of text. */
export function TextField({
  value,
  onChange,
  onBlur,
  placeholder,
  maxLength,
  type = 'text',
  scans,
  asks,
  ofDialog,
  ...field
}: TextFieldProps) {
  const scan: ScanHandler = (code, doubt, kind) => {
    // What only may have been meant is nobody's code yet; the window says so.
    if (doubt !== null && kind === 'layout') return soundScan('unknown');
    soundScan('found');
    onChange(doubt?.trim() ?? code);
  };
  return (
    <Field {...field}>
      {(control) => (
        <>
          {ofDialog && <DialogScans onScan={scan} />}
          <input
            {...control}
            className="ui-control"
            type={type}
            data-scans={scans}
            data-asks={asks || undefined}
            value={value}
            placeholder={placeholder}
            maxLength={maxLength}
            autoComplete="off"
            spellCheck={false}
            onBlur={onBlur}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </>
      )}
    </Field>
  );
}

type TextAreaProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
};

/** Several lines of text. */
export function TextArea({ value, onChange, rows = 3, maxLength, ...field }: TextAreaProps) {
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          className="ui-control"
          value={value}
          rows={rows}
          maxLength={maxLength}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
