import { describe, expect, test } from 'vitest';
import type { Size } from '#shared/domain/labels/page.ts';
import { oneLabel, printerPortSuite } from '#tests/fixtures/printer-port-suite.ts';
import { printedPage } from './printed-page.ts';
import { type PrintSystem, systemPrinters } from './system-printers.ts';

const printer = String.raw`\\desk\Zebra ZD420`;
const pageOf = async (...what: Parameters<typeof printedPage>) => printedPage(...what);

/** A system that takes pages as Electron was seen to: the printer's name decides, and the page says its own size. */
function printing() {
  const arrived: Size[] = [];
  const system: PrintSystem = {
    list: async () => [{ name: printer, state: 'unknown', isDefault: false }],
    print: async (what) => {
      const [, width, height] = /@page\{size:([\d.]+)mm ([\d.]+)mm;margin:0\}/.exec(what.page) ?? [];
      expect(what.size).toEqual({ width: Number(width), height: Number(height) });
      arrived.push(what.size);
      return what.printer === printer ? 'taken' : 'printer-unknown';
    },
  };
  return { system, arrived };
}

const broken: PrintSystem = {
  list: () => Promise.reject(new Error('no spooler')),
  print: () => Promise.reject(new Error('no spooler')),
};

describe('printers by the program around the window', () => {
  const { system, arrived } = printing();
  printerPortSuite({
    port: systemPrinters({ system, pageOf }),
    printer,
    arrived: () => arrived,
    without: systemPrinters({ system: broken, pageOf }),
  });
});

describe('[LAB49] a system', () => {
  const sheet = { printer, title: 'Labels', printout: oneLabel('roll-57x32') };
  const { system } = printing();
  const patience = { list: 20, page: 0.2 };

  test('that never answers leaves the job unsure, and is told to let go', async () => {
    let isStopped = false;
    const silent: PrintSystem = {
      ...system,
      print: (_, stop) =>
        new Promise(() => {
          stop.addEventListener('abort', () => (isStopped = true));
        }),
    };
    const sent = await systemPrinters({ system: silent, pageOf, patience }).send(sheet);
    expect(sent).toEqual({ ok: false, failure: { code: 'unsure' } });
    expect(isStopped).toBe(true);
  });

  test('that does not list its printers in time has no printing', async () => {
    const silent: PrintSystem = { ...system, list: () => new Promise(() => {}) };
    const listed = await systemPrinters({ system: silent, pageOf, patience }).list();
    expect(listed).toEqual({ ok: false, failure: { code: 'printing-unavailable' } });
  });

  test.each(['printer-refused', 'printer-unknown'] as const)('that says %s is believed', async (code) => {
    const refusing: PrintSystem = { ...system, print: async () => code };
    const sent = await systemPrinters({ system: refusing, pageOf }).send(sheet);
    expect(sent).toEqual({ ok: false, failure: { code } });
  });

  test('that breaks while a page is shown has refused it', async () => {
    const breaking: PrintSystem = { ...system, print: () => Promise.reject(new Error('gone')) };
    const sent = await systemPrinters({ system: breaking, pageOf }).send(sheet);
    expect(sent).toEqual({ ok: false, failure: { code: 'printer-refused' } });
  });
});
