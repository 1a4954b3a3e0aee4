/** A live list as a screen reads it. */
type LiveList<Snapshot, Query> = {
  readonly get: () => Snapshot;
  readonly subscribe: (reader: () => void) => () => void;
  readonly ask: (query: Query) => void;
  readonly close: () => void;
};

/** A list that opens when it is first looked at, closes with its last reader, and opens again for the next. */
export function reopening<Snapshot, Query>(
  open: () => LiveList<Snapshot, Query>,
): Omit<LiveList<Snapshot, Query>, 'close'> {
  let list: LiveList<Snapshot, Query> | null = null;
  let readers = 0;
  const current = () => {
    list ??= open();
    return list;
  };
  return {
    get: () => current().get(),
    ask: (query) => current().ask(query),
    subscribe: (reader) => {
      const stop = current().subscribe(reader);
      readers++;
      return () => {
        stop();
        readers--;
        if (readers > 0) return;
        list?.close();
        list = null;
      };
    },
  };
}
