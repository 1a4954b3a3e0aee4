import { Popover } from '@mantine/core';
import { type ComponentType, type ReactNode, useState } from 'react';
import type { MonthPickerProps } from './month-picker.tsx';
import './menu.css';

type CalendarPopoverProps = MonthPickerProps & {
  readonly label: string;
  readonly position: 'bottom-start' | 'bottom-end';
  /** The button that opens it, told what a press does. */
  readonly button: (toggle: () => void) => ReactNode;
};

/** A button that opens a calendar; the calendar's code is fetched with the first press, not at start. */
export function CalendarPopover({ label, position, button, onChange, ...rest }: CalendarPopoverProps) {
  const [open, setOpen] = useState(false);
  const [Months, setMonths] = useState<ComponentType<MonthPickerProps> | null>(null);
  const show = async () => {
    const { MonthPicker } = await import('./month-picker.tsx');
    setMonths(() => MonthPicker);
    setOpen(true);
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position={position}
      offset={4}
      trapFocus
      returnFocus
      transitionProps={{ duration: 80 }}
    >
      <Popover.Target>{button(() => (open ? setOpen(false) : void show()))}</Popover.Target>
      <Popover.Dropdown className="ui-menu ui-calendar" aria-label={label}>
        {Months && (
          <Months
            {...rest}
            onChange={(day) => {
              onChange(day);
              setOpen(false);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
