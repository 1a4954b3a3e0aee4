import { Popover } from '@mantine/core';
import { useState } from 'react';
import { Button, IconButton } from './button.tsx';
import { CheckField } from './check-field.tsx';
import { type Column, orderedColumns, plainView, type TableView } from './table-column.ts';
import { forgetWidths } from './table-memory.ts';
import { useUiWords } from './ui-words.ts';
import './menu.css';
import './column-chooser.css';

type ColumnChooserProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly view: TableView;
  readonly onChange: (view: TableView) => void;
  /** The table whose widths are reset with the rest. */
  readonly table?: string;
};

/** A button that lets a person choose which columns a table shows, and in which order. */
export function ColumnChooser<Row>({ columns, view, onChange, table }: ColumnChooserProps<Row>) {
  const words = useUiWords();
  const [open, setOpen] = useState(false);
  const movable = orderedColumns(columns, view).filter((column) => !column.fixed);
  const order = movable.map((column) => column.id);
  const show = (id: string, shown: boolean) => {
    const hidden = view.hidden.filter((other) => other !== id);
    onChange({ order, hidden: shown ? hidden : [...hidden, id] });
  };
  const move = (from: number, to: number) => {
    const next = order.filter((_, place) => place !== from);
    onChange({ ...view, order: [...next.slice(0, to), ...order.slice(from, from + 1), ...next.slice(to)] });
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      offset={4}
      trapFocus
      returnFocus
      transitionProps={{ duration: 80 }}
    >
      <Popover.Target>
        <IconButton name={words.columns} icon="columns" onClick={() => setOpen(!open)} />
      </Popover.Target>
      <Popover.Dropdown className="ui-menu ui-columns-menu" aria-label={words.columns}>
        <ul>
          {movable.map((column, place) => (
            <li key={column.id}>
              <CheckField
                label={column.header}
                checked={!view.hidden.includes(column.id)}
                onChange={(shown) => show(column.id, shown)}
              />
              <IconButton
                size="s"
                icon="up"
                name={words.moveUp(column.header)}
                disabled={place === 0}
                onClick={() => move(place, place - 1)}
              />
              <IconButton
                size="s"
                icon="down"
                name={words.moveDown(column.header)}
                disabled={place === movable.length - 1}
                onClick={() => move(place, place + 1)}
              />
            </li>
          ))}
        </ul>
        <p className="ui-columns-hint">{words.resizeHint}</p>
        <Button
          kind="quiet"
          onClick={() => {
            onChange(plainView);
            if (table !== undefined) forgetWidths(table);
          }}
        >
          {words.resetColumns}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
