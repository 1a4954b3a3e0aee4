import { useCallback, useEffect, useRef, useState } from 'react';
import { done, type Result } from '#shared/base/result.ts';
import type { Printer, PrinterFacts, PrintJob } from '#shared/contract/bridge/printing.ts';
import {
  type LabelOrder,
  type LabelOrderFailure,
  type LaidLabels,
  layoutLabelsSteps,
} from '#shared/domain/labels/labels.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { ShopTax } from '#shared/domain/values/tax.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { runSliced, slicedPromise } from '#renderer/db/catalogue/slices.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import { type LabelLine, readLabelDraft, withLabels } from '#renderer/db/label-draft.ts';
import { never, useLiveRead } from '#renderer/db/live-read.ts';
import { type Meant, useProductFinder } from '#renderer/db/search/product-finder.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';

export { type LabelLine, type Meant, useProductFinder, withLabels };
export type { StockListRow };

/** The labels that were chosen when the screen was opened; undefined before they are read. */
export function useKeptLabels(): readonly LabelLine[] | undefined {
  const read = useCallback(({ db }: Shop) => readLabelDraft(db), []);
  return useLiveRead(read, never);
}

/** What labels say of products. */
export type LabelFacts = {
  readonly ready: boolean;
  readonly currency: string;
  /** What the shop has said of tax. */
  readonly tax: ShopTax;
  readonly variant: (id: VariantId) => StockListRow | undefined;
};

/** The shop's products, live. */
export function useLabelFacts(): LabelFacts {
  return useCatalogueRead(factsOf);
}

function factsOf(catalogue: Catalogue): LabelFacts {
  const shop = catalogue.shop();
  return {
    ready: catalogue.ready,
    currency: shop?.currency ?? 'EUR',
    tax: { pricesIncludeTax: shop?.pricesIncludeTax, taxRates: shop?.taxRates },
    variant: (id) => {
      const slot = catalogue.slotOf(id);
      return slot === undefined ? undefined : catalogue.rowAt(slot);
    },
  };
}

type Laid = Result<LaidLabels, LabelOrderFailure>;

/** Labels laid out in slices, live; undefined before the first. Keep `order` the same while nothing of it changes. */
export function useLaidLabels(order: LabelOrder): Laid | undefined {
  const { catalogue } = useShop();
  const [laid, setLaid] = useState<Laid>();
  useEffect(() => runSliced(layoutLabelsSteps(order), catalogue.slices, setLaid), [catalogue, order]);
  return laid;
}

/** Lays labels out in slices, once. */
export function useLayout(): (order: LabelOrder) => Promise<Laid> {
  const { catalogue } = useShop();
  return useCallback((order) => slicedPromise(layoutLabelsSteps(order), catalogue.slices), [catalogue]);
}

type Printers = {
  /** The printers of this computer, or why it has none; undefined before it has answered. */
  readonly printers: Result<readonly Printer[]> | undefined;
  /** Asks again: a printer may have been switched on. */
  readonly look: () => void;
};

/** The printers of this computer; looked at again when a job moves and when the person comes back to the window. */
export function usePrinters(): Printers {
  const { host, onEvent } = useShop();
  const [printers, setPrinters] = useState<Result<readonly Printer[]>>();
  const here = useRef(false);
  const look = useCallback(() => {
    void host.ask('printers.list', {}).then((listed) => {
      if (here.current) setPrinters(listed.ok ? done(listed.value.printers) : listed);
    });
  }, [host]);
  useEffect(() => {
    here.current = true;
    look();
    const stop = onEvent((event) => {
      if (event.type === 'print-job') look();
    });
    window.addEventListener('focus', look);
    return () => {
      here.current = false;
      stop();
      window.removeEventListener('focus', look);
    };
  }, [look, onEvent]);
  return { printers, look };
}

/** What the system says of a printer, asked again when `printers` were; undefined before it has answered, null where it says nothing. */
export function usePrinterFacts(
  name: string | null,
  printers: Printers['printers'] | readonly Printer[],
): PrinterFacts | null | undefined {
  const { host } = useShop();
  const [said, setSaid] = useState<{ readonly name: string; readonly facts: PrinterFacts | null }>();
  useEffect(() => {
    if (name === null || printers === undefined) return;
    let isStale = false;
    void host.ask('printers.facts', { printer: name }).then((answer) => {
      if (!isStale) setSaid({ name, facts: answer.ok ? answer.value.facts : null });
    });
    return () => {
      isStale = true;
    };
  }, [host, name, printers]);
  if (name === null) return null;
  return said?.name === name ? said.facts : undefined;
}

/** The latest print jobs, newest first, live. */
export function usePrintJobs(): readonly PrintJob[] {
  const { host, onEvent } = useShop();
  const [jobs, setJobs] = useState<readonly PrintJob[]>([]);
  useEffect(() => {
    let stopped = false;
    const read = async () => {
      const listed = await host.ask('printJobs.list', {});
      if (listed.ok && !stopped) setJobs(listed.value.jobs);
    };
    void read();
    const stop = onEvent((event) => {
      if (event.type === 'print-job') void read();
    });
    return () => {
      stopped = true;
      stop();
    };
  }, [host, onEvent]);
  return jobs;
}
