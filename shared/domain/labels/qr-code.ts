import { utf8 } from '#shared/base/hash.ts';

/** Versions 1 to 10 at error correction M (ISO/IEC 18004): all codewords, those of correction in a block, blocks. */
const versions = [
  [26, 10, 1],
  [44, 16, 1],
  [70, 26, 1],
  [100, 18, 2],
  [134, 24, 2],
  [172, 16, 4],
  [196, 18, 4],
  [242, 22, 4],
  [292, 22, 5],
  [346, 26, 5],
] as const;
/** Centres of the alignment patterns. */
const alignments = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
] as const;

const powers: number[] = [];
const logs: number[] = [];
for (let power = 0, value = 1; power < 255; power++) {
  powers[power] = value;
  logs[value] = power;
  value = value < 128 ? value * 2 : (value * 2) ^ 0x11d;
}
const times = (a: number, b: number) =>
  a === 0 || b === 0 ? 0 : (powers[((logs[a] ?? 0) + (logs[b] ?? 0)) % 255] ?? 0);

/** The remainder Reed and Solomon add to a block. */
function correction(data: readonly number[], count: number): readonly number[] {
  let generator = [1];
  for (let root = 0; root < count; root++)
    generator = [...generator, 0].map(
      (factor, at) => factor ^ (at === 0 ? 0 : times(generator[at - 1] ?? 0, powers[root] ?? 0)),
    );
  const rest = [...data, ...Array.from({ length: count }, () => 0)];
  for (let at = 0; at < data.length; at++) {
    const lead = rest[at] ?? 0;
    generator.forEach((factor, step) => (rest[at + step] = (rest[at + step] ?? 0) ^ times(factor, lead)));
  }
  return rest.slice(data.length);
}

const bitsOf = (value: number, count: number) =>
  Array.from({ length: count }, (_, at) => Math.floor(value / 2 ** (count - 1 - at)) % 2);

/** The bits before the bytes: what says UTF-8 where it is not plain ASCII, byte mode, the count. */
function head(bytes: Uint8Array, version: number): readonly number[] {
  const encoding = bytes.some((byte) => byte > 127) ? [...bitsOf(7, 4), ...bitsOf(26, 8)] : [];
  return [...encoding, ...bitsOf(4, 4), ...bitsOf(bytes.length, version < 10 ? 8 : 16)];
}

type Fitted = { readonly version: number; readonly data: readonly number[] };

/** The smallest version that holds the text, with its data codewords; null where the largest does not. */
function fitVersion(text: string): Fitted | null {
  const bytes = utf8(text);
  for (const [at, [all, perBlock, blocks]] of versions.entries()) {
    const room = (all - perBlock * blocks) * 8;
    const bits = [...head(bytes, at + 1), ...Array.from(bytes, (byte) => bitsOf(byte, 8)).flat()];
    if (bits.length > room) continue;
    bits.push(...bitsOf(0, Math.min(4, room - bits.length)));
    bits.push(...bitsOf(0, (8 - (bits.length % 8)) % 8));
    const data = Array.from({ length: bits.length / 8 }, (_, byte) =>
      bits.slice(byte * 8, byte * 8 + 8).reduce((value, bit) => value * 2 + bit, 0),
    );
    for (let pad = 0xec; data.length < room / 8; pad ^= 0xec ^ 0x11) data.push(pad);
    return { version: at + 1, data };
  }
  return null;
}

/** Data and correction of all blocks, woven together as they are drawn. */
function codewords({ version, data }: Fitted): readonly number[] {
  const [, perBlock, blocks] = versions[version - 1] ?? versions[0];
  const short = Math.floor(data.length / blocks);
  const longer = data.length % blocks;
  const dataBlocks = Array.from({ length: blocks }, (_, block) => {
    const before = block * short + Math.max(0, block - (blocks - longer));
    return data.slice(before, before + short + (block >= blocks - longer ? 1 : 0));
  });
  const weave = (parts: readonly (readonly number[])[]) =>
    Array.from({ length: Math.max(...parts.map(({ length }) => length)) }, (_, at) =>
      parts.flatMap((part) => part[at] ?? []),
    ).flat();
  return [...weave(dataBlocks), ...weave(dataBlocks.map((block) => correction(block, perBlock)))];
}

/** What is drawn so far: 0, 1, or null where data goes. */
type Grid = (0 | 1 | null)[][];

function draw(grid: Grid, row: number, column: number, dark: boolean): void {
  const line = grid[row];
  if (line && column >= 0 && column < grid.length) line[column] = dark ? 1 : 0;
}

function drawSquare(grid: Grid, row: number, column: number, reach: number, isDark: (ring: number) => boolean): void {
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) draw(grid, row + y, column + x, isDark(Math.max(Math.abs(x), Math.abs(y))));
}

/** Finders, timing, alignment and the version: everything that does not depend on the text. */
function patterns(version: number): Grid {
  const side = 17 + 4 * version;
  const grid: Grid = Array.from({ length: side }, () => Array.from({ length: side }, () => null));
  for (let at = 0; at < side; at++) {
    draw(grid, 6, at, at % 2 === 0);
    draw(grid, at, 6, at % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, side - 4],
    [side - 4, 3],
  ] as const)
    drawSquare(grid, row, column, 4, (ring) => ring !== 2 && ring !== 4);
  const centres: readonly number[] = alignments[version - 1] ?? [];
  const last = centres.at(-1);
  for (const row of centres)
    for (const column of centres) {
      const onFinder = (row === 6 && (column === 6 || column === last)) || (row === last && column === 6);
      if (!onFinder) drawSquare(grid, row, column, 2, (ring) => ring !== 1);
    }
  if (version >= 7) drawVersion(grid, version);
  return grid;
}

function remainder(value: number, generator: number, bits: number): number {
  let rest = value * 2 ** bits;
  for (let bit = 20; bit >= bits; bit--) if (rest & (1 << bit)) rest ^= generator << (bit - bits);
  return rest;
}

function drawVersion(grid: Grid, version: number): void {
  const bits = (version << 12) | remainder(version, 0x1f25, 12);
  for (let at = 0; at < 18; at++) {
    const far = grid.length - 11 + (at % 3);
    const dark = ((bits >> at) & 1) === 1;
    draw(grid, Math.floor(at / 3), far, dark);
    draw(grid, far, Math.floor(at / 3), dark);
  }
}

/** Correction level M (bits 00) and the mask, twice. */
function drawFormat(grid: Grid, mask: number): void {
  const bits = ((mask << 10) | remainder(mask, 0x537, 10)) ^ 0x5412;
  const side = grid.length;
  for (let at = 0; at < 15; at++) {
    const dark = ((bits >> at) & 1) === 1;
    draw(grid, at < 6 ? at : at < 8 ? at + 1 : side - 15 + at, 8, dark);
    draw(grid, 8, at < 8 ? side - 1 - at : at === 8 ? 7 : 14 - at, dark);
  }
  draw(grid, side - 8, 8, true);
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Where data goes, in its order: columns two by two from the right, up and down in turn, leaving out the timing. */
function dataPlaces(grid: Grid): readonly (readonly [row: number, column: number])[] {
  const side = grid.length;
  const places: [number, number][] = [];
  for (let right = side - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up)
    for (let step = 0; step < side; step++)
      for (const column of [right, right - 1]) {
        const row = up ? side - 1 - step : step;
        if (grid[row]?.[column] === null) places.push([row, column]);
      }
  return places;
}

/** How hard a symbol is to read, by ISO's four rules: long runs, blocks, what looks like a finder, too dark or light. */
function penalty(rows: readonly string[]): number {
  const columns = rows.map((_, at) => rows.map((row) => row.charAt(at)).join(''));
  let sum = 0;
  for (const line of [...rows, ...columns]) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
    for (const pattern of ['10111010000', '00001011101'])
      for (let at = line.indexOf(pattern); at >= 0; at = line.indexOf(pattern, at + 1)) sum += 40;
  }
  for (let row = 1; row < rows.length; row++)
    for (let column = 1; column < rows.length; column++) {
      const four = `${rows[row - 1]?.slice(column - 1, column + 1)}${rows[row]?.slice(column - 1, column + 1)}`;
      if (four === '0000' || four === '1111') sum += 3;
    }
  const dark = rows.join('').replaceAll('0', '').length / rows.length ** 2;
  return sum + Math.floor(Math.abs(dark - 0.5) * 20) * 10;
}

function masked(version: number, bits: readonly number[], mask: number): readonly string[] {
  const grid = patterns(version);
  drawFormat(grid, mask);
  const flips = masks[mask];
  for (const [at, [row, column]] of dataPlaces(grid).entries())
    draw(grid, row, column, (bits[at] ?? 0) !== (flips?.(row, column) ? 1 : 0));
  return grid.map((row) => row.join(''));
}

/** The rows of the smallest QR code that holds a text (correction M), or null above 213 bytes. */
export function qrRows(text: string): readonly string[] | null {
  const fitted = fitVersion(text);
  if (!fitted) return null;
  const bits = codewords(fitted).flatMap((codeword) => bitsOf(codeword, 8));
  let best: { readonly rows: readonly string[]; readonly cost: number } | null = null;
  for (const mask of masks.keys()) {
    const rows = masked(fitted.version, bits, mask);
    const cost = penalty(rows);
    if (!best || cost < best.cost) best = { rows, cost };
  }
  return best?.rows ?? null;
}
