import { Combobox, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { DialogScans } from './dialog-scans.tsx';
import { Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { useScanRefusal } from './refused-scan.ts';
import { soundScan } from './scan-sound.ts';
import { useUiWords } from './ui-words.ts';
import './menu.css';
import './select-field.css';

/** One thing to choose. */
export type Option<Value extends string = string> = {
  readonly value: Value;
  readonly label: string;
  readonly note?: string;
  /** What a scan of it says. */
  readonly code?: string | undefined;
};

/** More lines than this nobody reads; typing narrows them. */
const mostShown = 50;

type ComboProps<Value extends string> = FieldProps & {
  readonly chosen: Option<Value> | null;
  readonly options: readonly Option<Value>[];
  readonly typed: string | null;
  readonly onType: (text: string | null) => void;
  readonly onChoose: (option: Option<Value> | null) => void;
  readonly clearable: boolean | undefined;
  readonly placeholder: string | undefined;
  readonly maxLength?: number;
  readonly whole?: (text: string) => readonly Option<Value>[];
  readonly ofText?: (text: string) => Option<Value> | null;
  readonly onUnknown?: (text: string) => void;
  readonly ofDialog?: boolean;
};

function Combo<Value extends string>({
  chosen,
  options,
  typed,
  onType,
  onChoose,
  clearable,
  placeholder,
  maxLength,
  whole,
  ofText,
  onUnknown,
  ofDialog,
  ...field
}: ComboProps<Value>) {
  const words = useUiWords();
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const { selectFirstOption, resetSelectedOption, dropdownOpened: opened } = store;
  const isMoved = useRef(false);
  const takesWords = onUnknown === undefined;
  const input = useRef<HTMLInputElement>(null);
  const isSpent = useRef(false);
  useEffect(() => {
    // The first of the new options is the one Enter takes.
    if (!options || !opened || !typed) return;
    isMoved.current = false;
    if (!whole || (takesWords && isWord(typed))) selectFirstOption();
    else resetSelectedOption();
  }, [options, opened, typed, whole, takesWords, selectFirstOption, resetSelectedOption]);
  useScanRefusal(input, () => {
    onType(null);
    store.closeDropdown(); // it would lie over why the scan was refused
  });
  const choose = (option: Option<Value> | null) => {
    onChoose(option);
    onType(null);
    store.closeDropdown();
  };
  /** What was typed is not thrown away where the field is left: it is what has that name, something new, or nothing any more. */
  const leave = () => {
    const text = typed?.trim();
    const meant = text ? ofText?.(text) : null;
    if (meant) onChoose(meant);
    else if (text) onUnknown?.(text);
    else if (text === '' && clearable) onChoose(null);
    onType(null);
    store.closeDropdown();
  };
  /** Enter, also a scanner's, takes what has exactly the code or name that stands in the field. */
  const onKey = (event: KeyboardEvent) => {
    const { key, target, nativeEvent } = event;
    if (key.startsWith('Arrow')) isMoved.current = true;
    if (!(target instanceof HTMLInputElement) || !whole || key !== 'Enter' || target.value.trim() === '') return;
    const isChosen = store.getSelectedOptionIndex() !== -1;
    if (nativeEvent.isTrusted && isChosen && isMoved.current) return;
    const [only, ...others] = target.value === chosen?.label ? [] : whole(target.value);
    const isOne = only !== undefined && others.length === 0;
    // The first fit of a word that a person typed is seen, and may be taken.
    if (!isOne && nativeEvent.isTrusted && isChosen) return;
    event.preventDefault();
    event.stopPropagation();
    if (isOne) return choose(only);
    onUnknown?.(target.value.trim());
    store.openDropdown();
    target.select();
  };
  /** A scan from anywhere in the dialog: what has exactly this code is chosen, anything else is shown to choose from. */
  const scan = (code: string, doubt: string | null) => {
    const [only, ...others] = doubt === null ? (whole?.(code) ?? []) : [];
    const isOne = only !== undefined && others.length === 0;
    soundScan(isOne ? 'found' : 'unknown');
    if (isOne) return choose(only);
    input.current?.focus();
    onType(doubt?.trim() ?? code);
    store.openDropdown();
    isSpent.current = true;
  };
  useLayoutEffect(() => {
    // What was looked up and not taken is replaced by the next key.
    if (isSpent.current) input.current?.select();
    isSpent.current = false;
  });
  return (
    <Field {...field}>
      {(control) => (
        <Combobox
          store={store}
          withinPortal={false}
          floatingStrategy="fixed"
          transitionProps={{ duration: 80 }}
          offset={4}
          onOptionSubmit={(value) => {
            choose(options.find((option) => option.value === value) ?? null);
          }}
        >
          {ofDialog && whole && <DialogScans onScan={scan} />}
          <div className="ui-control-group" onKeyDownCapture={onKey}>
            <Combobox.Target withExpandedAttribute>
              <input
                {...control}
                ref={input}
                className="ui-control ui-select"
                role="combobox"
                type="text"
                autoComplete="off"
                spellCheck={false}
                value={typed ?? chosen?.label ?? ''}
                placeholder={placeholder}
                maxLength={maxLength}
                data-scans={whole && 'search'}
                onClick={() => store.openDropdown()}
                onFocus={(event) => event.currentTarget.select()}
                onBlur={leave}
                onChange={(event) => {
                  onType(event.currentTarget.value);
                  store.openDropdown();
                }}
              />
            </Combobox.Target>
            <span className="ui-control-after">
              {clearable && chosen && (
                <IconButton
                  size="s"
                  name={`${words.clear}: ${field.label}`}
                  icon="close"
                  onClick={() => onChoose(null)}
                />
              )}
              <Icon name="chevron-down" size={16} />
            </span>
          </div>
          <Combobox.Dropdown className="ui-menu ui-options">
            <Combobox.Options aria-label={field.label}>
              {options.slice(0, mostShown).map((option) => (
                <Combobox.Option
                  key={option.value}
                  value={option.value}
                  className="ui-menu-item ui-option"
                  active={option.value === chosen?.value}
                  aria-selected={option.value === chosen?.value}
                >
                  <span className="ui-option-text">
                    {option.label}
                    {option.note && <span className="ui-field-hint">{option.note}</span>}
                  </span>
                  {option.value === chosen?.value && <Icon name="check" size={14} />}
                </Combobox.Option>
              ))}
              {options.length === 0 && <Combobox.Empty className="ui-option-none">{words.nothingFound}</Combobox.Empty>}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      )}
    </Field>
  );
}

type SelectFieldProps<Value extends string> = FieldProps & {
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  readonly options: readonly Option<Value>[];
  /** Offers a cross; without it null is only the state before the first choice. */
  readonly clearable?: boolean;
  /** Whether it gets what is scanned anywhere in its dialog, where its options have codes. */
  readonly ofDialog?: boolean;
  readonly placeholder?: string;
};

/** One of several; typing narrows the list. */
export function SelectField<Value extends string>({
  value,
  onChange,
  options,
  clearable,
  ofDialog,
  placeholder,
  ...field
}: SelectFieldProps<Value>) {
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed?.trim().toLocaleLowerCase() ?? '';
  const has = (code: string | undefined, text: string) => code?.toLocaleLowerCase() === text;
  const fitting =
    wanted === ''
      ? options
      : options.filter(({ label, code }) => label.toLocaleLowerCase().includes(wanted) || has(code, wanted));
  const whole = (text: string) => {
    const exact = text.trim().toLocaleLowerCase();
    return options.filter(({ label, code }) => has(code, exact) || label.toLocaleLowerCase() === exact);
  };
  return (
    <Combo
      {...field}
      chosen={options.find((option) => option.value === value) ?? null}
      options={fitting}
      typed={typed}
      onType={setTyped}
      ofDialog={ofDialog}
      whole={options.some(({ code }) => code !== undefined) ? whole : undefined}
      onChoose={(option) => onChange(option?.value ?? null)}
      clearable={clearable}
      placeholder={placeholder}
    />
  );
}

type LookupFieldProps<Value extends string> = FieldProps & {
  readonly value: Option<Value> | null;
  readonly onChange: (value: Option<Value> | null) => void;
  /** The best fits for a text (an empty one, too), best first; a newer text aborts the signal. Keep it the same between renders. */
  readonly search: (text: string, signal: AbortSignal) => readonly Option<Value>[] | Promise<readonly Option<Value>[]>;
  /** What has exactly a code or name, where the field takes codes: then Enter takes nothing else by itself. */
  readonly whole?: (text: string) => readonly Option<Value>[];
  /** Whether it gets what is scanned anywhere in its dialog. */
  readonly ofDialog?: boolean;
  /** Where a text may become something new: what it is when the field is left with it; null where nobody can say. */
  readonly ofText?: (text: string) => Option<Value> | null;
  /** Where every text is a code, also one of letters alone: told of one that nothing has. Then no first fit is taken. */
  readonly onUnknown?: (text: string) => void;
  readonly clearable?: boolean;
  readonly placeholder?: string;
  /** Where what is typed becomes something new. */
  readonly maxLength?: number;
};

/** One of very many, found by typing. */
export function LookupField<Value extends string>({
  value,
  onChange,
  search,
  whole,
  ofText,
  onUnknown,
  ofDialog,
  clearable,
  placeholder,
  ...field
}: LookupFieldProps<Value>) {
  const [typed, setTyped] = useState<string | null>(null);
  const [found, setFound] = useState<readonly Option<Value>[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    void Promise.resolve(search(typed ?? '', stop.signal)).then((options) => {
      if (!stop.signal.aborted) setFound(options);
    });
    return () => stop.abort();
  }, [search, typed]);
  return (
    <Combo
      {...field}
      chosen={value}
      options={found}
      typed={typed}
      onType={setTyped}
      whole={whole}
      ofText={ofText}
      onUnknown={onUnknown}
      ofDialog={ofDialog}
      onChoose={onChange}
      clearable={clearable}
      placeholder={placeholder}
    />
  );
}

/** What is typed without a digit is a word; its first fit may be taken, for it is seen. */
function isWord(text: string): boolean {
  return !/\p{Nd}/u.test(text);
}
