import { create } from 'zustand';

/** What stands in the search field and is not in the address yet; null: the address says it. */
export const useSearchDraft = create<{ readonly text: string | null }>(() => ({ text: null }));

/** Takes what is typed, or (null) leaves it to the address again. */
export function draftSearch(text: string | null): void {
  useSearchDraft.setState({ text });
}
