import { type KeyboardEvent, useRef } from 'react';
import { CountBadge } from './badge.tsx';
import type { Tone } from './text.tsx';
import './tabs.css';

/** One state to look at, and how many are in it. */
export type Tab<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  readonly count?: number;
  readonly tone?: Tone;
};

type TabsProps<Id extends string> = {
  readonly name: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
};

/** Tabs with counts; arrow keys move between them. What they show is the caller's. */
export function Tabs<Id extends string>({ name, tabs, value, onChange }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const now = tabs.findIndex((tab) => tab.id === value);
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step = event.key === forward ? 1 : event.key.startsWith('Arrow') ? -1 : 0;
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : (now + step + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (tab === undefined || !['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    onChange(tab.id);
    list.current?.querySelectorAll<HTMLButtonElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div ref={list} className="ui-tabs" role="tablist" aria-label={name} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          className="ui-tab"
          aria-selected={tab.id === value}
          tabIndex={tab.id === value ? 0 : -1}
          onClick={() => onChange(tab.id)}
        >
          {tab.label}
          {tab.count !== undefined && <CountBadge count={tab.count} tone={tab.tone} />}
        </button>
      ))}
    </div>
  );
}
