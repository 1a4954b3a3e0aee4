import { Popover } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { Icon } from './icon.tsx';
import type { MonthPickerProps } from './month-picker.tsx';
import { useFormat } from './use-format.ts';
import { useUiWords } from './ui-words.ts';
import './filter-chips.css';
import './menu.css';

type DayChipProps = {
  readonly label: string;
  /** The day chosen, "2026-03-01"; null: the filter is off. */
  readonly value: string | null;
  readonly max?: string;
  readonly onChange: (value: string | null) => void;
};

/** A filter with a day, picked from a calendar; a cross takes it away. */
export function DayChip({ label, value, max, onChange }: DayChipProps) {
  const words = useUiWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [Months, setMonths] = useState<ComponentType<MonthPickerProps> | null>(null);
  const show = async () => {
    const { MonthPicker } = await import('./month-picker.tsx');
    setMonths(() => MonthPicker);
    setOpen(true);
  };
  return (
    <span className="ui-chip-pair">
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        offset={4}
        trapFocus
        returnFocus
        transitionProps={{ duration: 80 }}
      >
        <Popover.Target>
          <button
            type="button"
            className="ui-chip"
            data-on={value === null ? undefined : true}
            onClick={() => (open ? setOpen(false) : void show())}
          >
            {value === null ? (
              label
            ) : (
              <>
                <span className="ui-chip-name">{label}</span>
                {format.date(value)}
              </>
            )}
            <Icon name="calendar" size={14} />
          </button>
        </Popover.Target>
        <Popover.Dropdown className="ui-menu ui-calendar" aria-label={label}>
          {Months && (
            <Months
              value={value}
              max={max}
              onChange={(day) => {
                onChange(day);
                setOpen(false);
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      {value !== null && (
        <button
          type="button"
          className="ui-chip ui-chip-clear"
          aria-label={`${words.clear}: ${label}`}
          title={words.clear}
          onClick={() => onChange(null)}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </span>
  );
}
