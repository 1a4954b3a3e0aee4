import { CalendarPopover } from './calendar-popover.tsx';
import { ChipClear } from './chip-clear.tsx';
import { Icon } from './icon.tsx';
import { useFormat } from './use-format.ts';
import './filter-chips.css';

type DayChipProps = {
  readonly label: string;
  /** The day chosen, "2026-03-01"; null: the filter is off. */
  readonly value: string | null;
  readonly max?: string;
  readonly onChange: (value: string | null) => void;
};

/** A filter with a day, picked from a calendar; a cross takes it away. */
export function DayChip({ label, value, max, onChange }: DayChipProps) {
  const format = useFormat();
  return (
    <span className="ui-chip-pair">
      <CalendarPopover
        value={value}
        onChange={onChange}
        max={max}
        label={label}
        position="bottom-start"
        button={(toggle) => (
          <button type="button" className="ui-chip" data-on={value === null ? undefined : true} onClick={toggle}>
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
        )}
      />
      {value !== null && <ChipClear label={label} onClear={() => onChange(null)} />}
    </span>
  );
}
