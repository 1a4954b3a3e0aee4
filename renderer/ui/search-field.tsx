import type { FocusEvent, KeyboardEvent, Ref } from 'react';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import { useUiWords } from './ui-words.ts';
import './search-field.css';

type SearchFieldProps = {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onFocus?: (event: FocusEvent<HTMLInputElement>) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  /** Shown while the field is empty. */
  readonly shortcut?: string;
  readonly autoFocus?: boolean;
  /** Whether a scan into it is looked up by the field itself or goes to the part of the screen it belongs to. */
  readonly scans?: 'search' | 'screen';
  readonly ref?: Ref<HTMLInputElement>;
  /** The list below the field that the arrow keys move in, and its chosen option. */
  readonly list?: { readonly id: string; readonly open: boolean; readonly activeId: string | undefined };
};

/** A field to search with; Esc empties it. With a `list` it drives that list of options. */
export function SearchField({
  name,
  value,
  onChange,
  onSubmit,
  onKeyDown,
  shortcut,
  list,
  placeholder,
  scans = 'search',
  ...input
}: SearchFieldProps) {
  const words = useUiWords();
  return (
    <div className="ui-search">
      <Icon name="search" size={16} />
      <input
        {...input}
        className="ui-control"
        type="search"
        data-scans={scans}
        value={value}
        aria-label={name}
        placeholder={placeholder ?? name}
        autoComplete="off"
        spellCheck={false}
        {...(list && {
          role: 'searchbox',
          'aria-controls': list.open ? list.id : undefined,
          'aria-activedescendant': list.activeId,
        })}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.defaultPrevented) return;
          // Enter with Ctrl or ⌘ is a shortcut of the screen.
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) onSubmit?.(event.currentTarget.value);
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault();
            onChange('');
          }
        }}
      />
      {value !== '' ? (
        <IconButton size="s" name={words.clear} icon="close" onClick={() => onChange('')} />
      ) : (
        shortcut && <KeyHint shortcut={shortcut} />
      )}
    </div>
  );
}
