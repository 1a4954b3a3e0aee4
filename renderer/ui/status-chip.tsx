import { Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { usePath } from './location.ts';
import { Icon, type IconName } from './icon.tsx';
import type { Tone } from './text.tsx';
import './menu.css';
import './status-chip.css';

type StatusChipProps = {
  /** Names the status: "Sync status". */
  readonly name: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly label: string;
  /** What a press shows below the chip; it closes that where what it leads to would lie beneath. */
  readonly children: (close: () => void) => ReactNode;
};

/** A state of the whole window in the header, said when it changes; a press shows more. */
export function StatusChip({ name, tone, icon, label, children }: StatusChipProps) {
  const place = usePath();
  // Where it leads to another place it does not lie over that.
  const [openAt, setOpenAt] = useState<string | null>(null);
  if (openAt !== null && openAt !== place) setOpenAt(null);
  const open = openAt === place;
  const setOpen = (on: boolean) => setOpenAt(on ? place : null);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      offset={6}
      width={340}
      trapFocus
      returnFocus
      transitionProps={{ duration: 80 }}
    >
      <div className="ui-chip-status" role="status" aria-label={name} data-tone={tone}>
        <Popover.Target>
          <button type="button" className="ui-button" data-kind="quiet" onClick={() => setOpen(!open)}>
            <Icon name={icon} size={16} />
            <span>{label}</span>
          </button>
        </Popover.Target>
      </div>
      <Popover.Dropdown className="ui-menu ui-chip-status-more" aria-label={name}>
        {children(() => setOpen(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
