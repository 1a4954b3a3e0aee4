import { plainView, type TableView } from './table-column.ts';

/** The choice in a kept text; what cannot be read is no choice. */
export function readView(text: string | null): TableView {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    const part = (name: string) => {
      const list: unknown =
        typeof kept === 'object' && kept !== null ? Object.entries(kept).find(([key]) => key === name)?.[1] : [];
      return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
    };
    return { order: part('order'), hidden: part('hidden') };
  } catch {
    return plainView; // a text another version wrote: start plain
  }
}
