/// <reference lib="dom" />
import { benchEverything } from './bench-everything.ts';
import { benchImport } from './bench-import.ts';
import { benchLists } from './bench-lists.ts';
import { benchLoad, benchSeed } from './bench-load.ts';
import { benchMovements } from './bench-movements.ts';
import { benchOrders } from './bench-orders.ts';
import { benchPosting } from './bench-posting.ts';
import { benchRecover } from './bench-recover.ts';
import { benchSearch } from './bench-search.ts';

const SKUS = 100_000;

/** The benchmarks of this page by name; the driver calls one a page. */
const benches = {
  seed: () => benchSeed(SKUS),
  load: benchLoad,
  search: benchSearch,
  lists: benchLists,
  import: (n = 20_000) => benchImport(n),
  movements: () => benchMovements(1_000_000, 100_000),
  everything: () => benchEverything(SKUS, 1_000_000),
  posting: () => benchPosting(300),
  orders: () => benchOrders(20_000),
  data: (n = 1_000_000) => benchRecover(n),
};

Object.assign(globalThis, { benches });
