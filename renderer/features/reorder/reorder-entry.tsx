import { IconButton } from '#renderer/ui/button.tsx';
import { Text } from '#renderer/ui/text.tsx';
import type { StockListRow } from './reorder.queries.ts';
import './reorder-lines.css';

type ReorderEntryProps = {
  readonly row: StockListRow;
  readonly fields: React.ReactNode;
  /** Takes the product out; with the button's name. */
  readonly remove?: { readonly name: string; readonly run: () => void };
  /** What the line means. */
  readonly children: React.ReactNode;
  /** What is to be said of it besides, over its whole width. */
  readonly more?: React.ReactNode;
};

/** One product in a dialog about buying: its name, its fields beside it, what it means below. */
export function ReorderEntry({ row, fields, remove, children, more }: ReorderEntryProps) {
  return (
    <li className="reorder-entry">
      <div className="reorder-entry-name">
        <Text strong oneLine>
          {row.title}
        </Text>
        <Text tone="muted" size="s" as="div">
          {[row.sku, row.supplier].filter(Boolean).join(' · ') || '\u00a0'}
        </Text>
      </div>
      <div className="reorder-entry-fields">{fields}</div>
      {remove && <IconButton size="s" icon="close" name={remove.name} onClick={remove.run} />}
      <div className="reorder-entry-effect">{children}</div>
      {more && <div className="reorder-entry-more">{more}</div>}
    </li>
  );
}

/** Products of a dialog under each other. */
export function ReorderEntries({ children }: { readonly children: React.ReactNode }) {
  return <ul className="reorder-entries">{children}</ul>;
}
