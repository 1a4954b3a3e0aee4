import { IconButton } from '#renderer/ui/button.tsx';
import { Text } from '#renderer/ui/text.tsx';
import './order-lines.css';

type OrderEntryProps = {
  readonly title: string;
  readonly note: string | null;
  readonly fields: React.ReactNode;
  /** Takes the line out; with the button's name, which says why where it cannot be. */
  readonly remove?: { readonly name: string; readonly run: () => void; readonly disabled?: boolean };
  /** What the line does. */
  readonly children: React.ReactNode;
};

/** One product in a dialog about orders: its name, its fields beside it, what becomes of it below. */
export function OrderEntry({ title, note, fields, remove, children }: OrderEntryProps) {
  return (
    <li className="order-entry">
      <div className="order-entry-name">
        <Text strong oneLine>
          {title}
        </Text>
        <Text tone="muted" size="s" as="div">
          {note ?? '\u00a0'}
        </Text>
      </div>
      <div className="order-entry-fields">{fields}</div>
      {remove && (
        <IconButton size="s" icon="close" name={remove.name} onClick={remove.run} disabled={remove.disabled ?? false} />
      )}
      <div className="order-entry-effect">{children}</div>
    </li>
  );
}

/** Products of a dialog under each other. */
export function OrderEntries({ children }: { readonly children: React.ReactNode }) {
  return <ul className="order-entries">{children}</ul>;
}
