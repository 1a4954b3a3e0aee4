import { create } from 'zustand';
import { readView } from '#renderer/ui/kept-view.ts';
import { plainView, type TableView } from '#renderer/ui/table-column.ts';

const home = 'stockroom.order-columns';

/** Columns that are there to be chosen; those of `inUse` are shown by themselves. */
const hiddenAtFirst: readonly string[] = ['priority', 'promised', 'tags', 'assignee', 'method'];

type Chosen = {
  /** The columns of the plain queue, as this desk chose them; kept on this PC, not in the shop. */
  readonly plain: TableView;
  /** Those of a saved view, where a person changed them since it was opened. */
  readonly ofView: Readonly<Record<string, TableView>>;
};

/** The columns of the order queue that this desk chose. */
export const useOrderColumnChoice = create<Chosen>(() => ({
  plain: readView(localStorage.getItem(home)),
  ofView: {},
}));

/** Chooses columns, of a saved view until it is saved anew or left, else for every next start. */
export function chooseOrderColumns(viewId: string | null, view: TableView): void {
  const { ofView } = useOrderColumnChoice.getState();
  if (viewId !== null && view === plainView) return forgetViewColumns(viewId);
  if (viewId !== null) return useOrderColumnChoice.setState({ ofView: { ...ofView, [viewId]: view } });
  useOrderColumnChoice.setState({ plain: view });
  localStorage.setItem(home, JSON.stringify(view));
}

/** Lets go of what was changed of a saved view's columns. */
export function forgetViewColumns(viewId: string): void {
  const { [viewId]: _, ...others } = useOrderColumnChoice.getState().ofView;
  useOrderColumnChoice.setState({ ofView: others });
}

/** A choice with what nobody decided about: a column that is hidden at first is shown where some order says it. */
export function withOrderDefaults({ order, hidden }: TableView, inUse: ReadonlySet<string>): TableView {
  const undecided = hiddenAtFirst.filter((id) => !order.includes(id) && !inUse.has(id));
  return { order, hidden: [...hidden, ...undecided] };
}

/** The columns that a saved view names, in its order, of those that there are. */
export function viewOfColumns(shown: readonly string[], all: readonly string[]): TableView {
  return { order: shown, hidden: all.filter((id) => !shown.includes(id)) };
}
