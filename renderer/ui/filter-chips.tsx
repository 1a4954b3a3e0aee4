import { Menu as MantineMenu } from '@mantine/core';
import type { ReactNode } from 'react';
import { ChipClear } from './chip-clear.tsx';
import { Icon } from './icon.tsx';
import { useFormat } from './use-format.ts';
import './filter-chips.css';

/** The filters of a list, in a row. */
export function FilterChips({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="ui-chips" role="group" aria-label={name}>
      {children}
    </div>
  );
}

type ToggleChipProps = {
  readonly label: string;
  readonly count?: number;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** A filter that is on or off. */
export function ToggleChip({ label, count, on, onChange }: ToggleChipProps) {
  const format = useFormat();
  return (
    <button type="button" className="ui-chip" aria-pressed={on} onClick={() => onChange(!on)}>
      {label}
      {count !== undefined && <span className="ui-chip-count ui-figures">{format.count(count)}</span>}
    </button>
  );
}

/** One value a filter can have. */
export type ChipOption = { readonly value: string; readonly label: string; readonly count?: number };

type MenuChipProps = {
  readonly label: string;
  readonly options: readonly ChipOption[];
  /** The value chosen; null: the filter is off. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

/** A filter with one of several values; a cross takes it away. */
export function MenuChip({ label, options, value, onChange }: MenuChipProps) {
  const format = useFormat();
  const chosen = options.find((option) => option.value === value);
  return (
    <span className="ui-chip-pair">
      <MantineMenu
        position="bottom-start"
        offset={4}
        withinPortal={false}
        floatingStrategy="fixed"
        withInitialFocusPlaceholder={false}
        transitionProps={{ duration: 80 }}
        classNames={{ dropdown: 'ui-menu', item: 'ui-menu-item' }}
      >
        <MantineMenu.Target>
          <button type="button" className="ui-chip" data-on={chosen ? true : undefined}>
            {chosen ? (
              <>
                <span className="ui-chip-name">{label}</span>
                <span className="ui-chip-value">{chosen.label}</span>
              </>
            ) : (
              label
            )}
            <Icon name="chevron-down" size={14} />
          </button>
        </MantineMenu.Target>
        <MantineMenu.Dropdown aria-label={label}>
          <MantineMenu.RadioGroup value={value ?? ''} onChange={(next) => onChange(next)}>
            {options.map((option) => (
              <MantineMenu.RadioItem
                key={option.value}
                value={option.value}
                closeMenuOnClick
                className="ui-menu-item"
                rightSection={option.count !== undefined && format.count(option.count)}
              >
                {option.label}
              </MantineMenu.RadioItem>
            ))}
          </MantineMenu.RadioGroup>
        </MantineMenu.Dropdown>
      </MantineMenu>
      {chosen && <ChipClear label={label} onClear={() => onChange(null)} />}
    </span>
  );
}
