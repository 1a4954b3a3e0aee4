import { isGtin } from '#shared/domain/values/gtin.ts';
import { code128Modules, eanModules } from './linear-code.ts';
import type { Dpi } from './paper.ts';
import { qrRows } from './qr-code.ts';

export type Scheme = 'ean13' | 'ean8' | 'code128' | 'qr';

/** A code as modules, with the quiet zones that it needs at its sides, in modules. */
export type CodeSymbol = {
  readonly scheme: Scheme;
  /** What a scanner reads, and what stands below the bars. */
  readonly text: string;
  /** One string per row of modules; bars have a single row. */
  readonly rows: readonly string[];
  readonly quiet: { readonly left: number; readonly right: number };
};

/**
 * Widths of the narrowest bar in mm, after GS1's General Specifications, symbol specification table 1: EAN at 75 %
 * (0.249), the least for what is printed on demand; two-dimensional codes at 1.5 times the width of bars. Code 128 has
 * no rule of its own for tills, and gets the same least width. The upper ends are 200 % and what looks sensible on a
 * label.
 */
const moduleWidths: Readonly<Record<Scheme, { readonly least: number; readonly most: number }>> = {
  ean13: { least: 0.249, most: 0.66 },
  ean8: { least: 0.249, most: 0.66 },
  code128: { least: 0.249, most: 0.5 },
  qr: { least: 0.3735, most: 0.9 },
};

const quietZones: Readonly<Record<Scheme, CodeSymbol['quiet']>> = {
  ean13: { left: 11, right: 7 },
  ean8: { left: 7, right: 7 },
  code128: { left: 10, right: 10 },
  qr: { left: 4, right: 4 },
};

/** More characters than this make bars that no label is wide enough for. */
const LONGEST_BARS = 40;

/**
 * The symbol for a code: EAN if its check digit proves it one, Code 128 for printable ASCII of at most 40 characters,
 * otherwise QR.
 */
export function schemeOf(code: string): Scheme {
  if (isGtin(code) && (code.length === 13 || code.length === 12)) return 'ean13';
  if (isGtin(code) && code.length === 8) return 'ean8';
  return /^[\x20-\x7e]+$/.test(code) && code.length <= LONGEST_BARS ? 'code128' : 'qr';
}

/** Encodes a code as the symbol that fits it, or as QR if that is wished; null if it is empty or too long. */
export function encodeCode(code: string, wish: 'by-code' | 'qr'): CodeSymbol | null {
  if (code === '') return null;
  const scheme = wish === 'qr' ? 'qr' : schemeOf(code);
  // A UPC-A is the EAN-13 with a leading 0, bar for bar.
  const text = scheme === 'ean13' ? code.padStart(13, '0') : code;
  const rows = rowsOf(scheme, text);
  return rows && { scheme, text, rows, quiet: quietZones[scheme] };
}

function rowsOf(scheme: Scheme, text: string): readonly string[] | null {
  if (scheme === 'qr') return qrRows(text);
  return [scheme === 'code128' ? code128Modules(text) : eanModules(text)];
}

/** Modules from side to side, without the quiet zones. */
export function modulesAcross({ rows }: CodeSymbol): number {
  return rows[0]?.length ?? 0;
}

/** Modules from side to side, with the quiet zones. */
export function modulesWithQuiet(symbol: CodeSymbol): number {
  return symbol.quiet.left + modulesAcross(symbol) + symbol.quiet.right;
}

/** The narrowest module that this printer prints in whole dots and a scanner reads, in mm. */
export function leastModule(scheme: Scheme, dpi: Dpi): number {
  const dot = 25.4 / dpi;
  return Math.ceil(moduleWidths[scheme].least / dot) * dot;
}

/** The widest module of whole dots, at most `room` mm; null if what fits is too narrow for a scanner. */
export function moduleWithin(scheme: Scheme, dpi: Dpi, room: number): number | null {
  const dot = 25.4 / dpi;
  const module = Math.floor(Math.min(room, moduleWidths[scheme].most) / dot + 1e-9) * dot;
  return module + 1e-9 < leastModule(scheme, dpi) ? null : module;
}
