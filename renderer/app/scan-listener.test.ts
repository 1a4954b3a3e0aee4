import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ScannerProfile, usualScanner } from '#renderer/platform/scanner.ts';
import { meaningOf } from '#renderer/ui/scan-meaning.ts';
import { createScanRegistry, type DoubtKind } from '#renderer/ui/scans.ts';
import { createScanDesk, type ScanTalk } from './scan-desk.ts';
import { listen } from './scan-listener.ts';

/** A field of text, as much of it as the listener looks at. */
class Field {
  #value = '';
  readonly type = 'search';
  readonly isConnected = true;
  selectionStart = 0;
  selectionEnd = 0;
  readonly dataset: { readonly scans?: string; readonly handsOn?: string };
  constructor(scans?: string, more: { readonly handsOn?: string } = {}) {
    this.dataset = { ...(scans !== undefined && { scans }), ...more };
  }
  get value() {
    return this.#value;
  }
  set value(next: string) {
    this.#value = next;
    this.selectionStart = next.length;
    this.selectionEnd = next.length;
  }
  select() {
    this.setSelectionRange(0, this.#value.length);
  }
  setSelectionRange(from: number, to: number) {
    this.selectionStart = from;
    this.selectionEnd = to;
  }
  put(sign: string) {
    this.value = this.#value.slice(0, this.selectionStart) + sign + this.#value.slice(this.selectionEnd);
  }
  matches() {
    return false;
  }
  dispatchEvent() {
    return true;
  }
}

class Area {}

/** One press: its own time stamp, and when a window came to read it. */
type Press = {
  readonly key: string;
  /** The place of the key, where it matters. */
  readonly code?: string;
  readonly timeStamp: number;
  readonly deliveredAt: number;
};

/** A part of a trace: keys so many milliseconds apart behind a pause, read by a window that is late by so much. */
type Part = { readonly keys: string; readonly pause?: number; readonly gap?: number; readonly late?: number };

const endKeys: Readonly<Record<string, string>> = { '\n': 'Enter', '\t': 'Tab' };

function trace(...parts: readonly Part[]): readonly Press[] {
  let at = 1_000;
  return parts.flatMap(({ keys, pause = 0, gap = 10, late = 3 }) =>
    [...keys].map((sign, place) => {
      at += place === 0 ? pause : gap;
      return { key: endKeys[sign] ?? sign, timeStamp: at, deliveredAt: at + late };
    }),
  );
}

const wholeCodes: Readonly<Record<string, string>> = {
  '12': 'Two digits',
  '345': 'Three digits',
  '96385074': 'Pencil',
  '5901234123457': 'Adapter',
  '123457': 'Tail of it',
  'V-9': 'Eyelet',
  PK9EACH: 'Peg',
  AZ12: 'Wrong one',
  QW12: 'Right one',
};
const byWhole = (code: string) => (wholeCodes[code] === undefined ? [] : [{ id: wholeCodes[code] }]);

/** A screen that wants scans, with its field, and a window that hears keys. */
function screen(profile: ScannerProfile = usualScanner) {
  let hear: (event: object) => void = () => undefined;
  vi.stubGlobal('window', {
    addEventListener: (_: string, listener: typeof hear) => {
      hear = listener;
    },
    removeEventListener: () => undefined,
  });
  const said: string[] = [];
  const hints: string[] = [];
  const scans = createScanRegistry();
  scans.lend({
    isKnown: (code) => byWhole(code).length > 0,
    isTrade: (code) => code === '96385074',
    tellOther: () => false,
  });
  const field = new Field('screen');
  const look = (code: string, doubt: string | null, kind: DoubtKind) => {
    const meaning = meaningOf(code, doubt, byWhole);
    const found = 'found' in meaning ? [meaning.found].flat().map(({ id }) => id) : [doubt ?? code];
    said.push(`${kind === 'layout' ? 'layout' : meaning.kind}: ${found.join(', ')}`);
    field.value = meaning.kind === 'one' ? '' : (doubt ?? code);
    field.select(); // as what was looked up and not taken is (SCN22)
  };
  const leave = scans.add(look);
  const tell = (what: string) => () => void said.push(what);
  const talk: ScanTalk = {
    figure: tell('figure'),
    text: tell('text'),
    unclear: tell('unclear'),
    brief: tell('brief'),
    hush: () => undefined,
    behind: tell('behind'),
    suffix: (sent, code) => void hints.push(`${sent} behind ${code}`),
    layout: () => undefined,
    misread: (came, code) => void said.push(`misread ${came} as ${code}`),
  };
  const desk = createScanDesk({ scans, inDialog: () => false, profile: () => profile, talk });
  const stop = listen(
    () => profile,
    desk,
    () => undefined,
  );
  const play = (presses: readonly Press[], target: Field | null = field) => {
    const began = performance.now();
    for (const { key, code = '', timeStamp, deliveredAt } of presses) {
      vi.advanceTimersByTime(Math.max(0, began + deliveredAt - performance.now()));
      let kept = false;
      const keep = () => {
        kept = true;
      };
      hear({
        key,
        code,
        timeStamp: began + timeStamp,
        isTrusted: true,
        target,
        getModifierState: () => false,
        preventDefault: keep,
        stopImmediatePropagation: keep,
      });
      if (kept || !target) continue;
      if (key !== 'Enter' && key !== 'Tab') target.put(key);
      else if (target === field && field.value !== '') look(field.value, null, 'torn');
      else said.push('sent');
    }
    vi.advanceTimersByTime(400);
    return said.splice(0);
  };
  return { field, play, stop, leave, hints };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('HTMLInputElement', Field);
  vi.stubGlobal('HTMLTextAreaElement', Area);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const torn = [120, 250, 310, 400, 700, 1_200, 1_499, 1_600, 5_000];

test.each(torn)('[SCN24] [SCN12] of a code torn by %d ms the end alone is never taken', (pause) => {
  const { field, play } = screen();
  const said = play(trace({ keys: '59012341' }, { keys: '12\n', pause }));
  expect(said).toEqual([pause < 300 ? 'unknown: 5901234112' : 'part: Two digits']);
  expect(field.value).toBe('5901234112');
  // What was looked up is replaced by the next scan.
  expect(play(trace({ keys: '96385074\n', pause: 600 }))).toEqual(['one: Pencil']);
});

test.each(torn)('[SCN24] where the end of a code torn by %d ms is a code too, both are offered', (pause) => {
  const { play } = screen();
  const said = play(trace({ keys: '5901234' }, { keys: '123457\n', pause }));
  expect(said).toEqual([pause < 300 ? 'one: Adapter' : 'part: Tail of it, Adapter']);
});

test.each([310, 700, 1_200, 4_000])(
  '[SCN24] so it is where the beginning came as slowly as typing (%d ms)',
  (pause) => {
    const { play } = screen();
    expect(play(trace({ keys: '59012341', gap: 70 }, { keys: '12\n', pause }))).toEqual(['part: Two digits']);
    expect(play(trace({ keys: '59012341', gap: 70 }, { keys: '12\n', pause, gap: 80 }))).toEqual([
      'unknown: 5901234112',
    ]);
  },
);

test.each([310, 700, 1_200])(
  '[SCN24] outside fields and in other fields a torn code (%d ms) books nothing',
  (pause) => {
    const { play } = screen();
    const keys = trace({ keys: '59012341' }, { keys: '12\n', pause });
    expect(play(keys, null)).toEqual(['part: Two digits']);
    expect(play(keys, new Field())).toEqual(['part: Two digits']);
  },
);

test('[SCN24] [SCN22] a whole code, a word and what was looked up are no beginning', () => {
  const { field, play } = screen();
  expect(play(trace({ keys: 'V-9' }, { keys: '12\n', pause: 400 }), null)).toEqual(['one: Two digits']);
  expect(play(trace({ keys: 'bolt', gap: 150 }, { keys: '12\n', pause: 2_000 }))).toEqual(['one: Two digits']);
  expect(play(trace({ keys: 'Lot 5', gap: 150 }, { keys: '12\n', pause: 400 }), new Field())).toEqual([
    'one: Two digits',
  ]);
  expect(play(trace({ keys: '7777777\n' }, { keys: '12\n', pause: 400 }))).toEqual([
    'unknown: 7777777',
    'one: Two digits',
  ]);
  field.value = '';
  expect(play(trace({ keys: '12\n' }, { keys: '345\n', pause: 90 }))).toEqual(['one: Two digits', 'one: Three digits']);
});

test.each([130, 500, 1_200])(
  '[SCN24] [SCN9] where silence ends codes the end of a torn one (%d ms) is not taken',
  (pause) => {
    const { play } = screen({ suffix: 'none', prefix: '' });
    expect(play(trace({ keys: '5901234' }, { keys: '345', pause }))).toEqual([
      'unknown: 5901234',
      'part: Three digits',
    ]);
    expect(play(trace({ keys: '7777777', pause: 3_000 }, { keys: '96385074', pause }))).toEqual([
      'unknown: 7777777',
      'one: Pencil',
    ]);
  },
);

test('[SCN24] [SCN1] a late window tears nothing: what counts is when keys were pressed', () => {
  const { play } = screen();
  expect(play(trace({ keys: '5901234' }, { keys: '123457\n', pause: 12, late: 280 }))).toEqual(['one: Adapter']);
});

test.each([400, 3_000])(
  '[SCN24] in a field that looks up by itself the end of a torn code opens nothing (%d ms)',
  (pause) => {
    const { play } = screen();
    const search = new Field('search');
    expect(play(trace({ keys: '59012341' }, { keys: '12\n', pause }), search)).toEqual(['unclear']);
    expect([search.value, search.selectionStart, search.selectionEnd]).toEqual(['5901234112', 0, 10]);
  },
);

test.each([60, 130, 400, 1_000])(
  '[SCN27] where silence ends codes a known code behind another (%d ms) is taken, however many there are',
  (pause) => {
    const { field, play } = screen({ suffix: 'none', prefix: '' });
    const codes = ['PK9EACH', 'V-9', 'PK9EACH', 'PK9EACH', '96385074', 'V-9'];
    const said = play(trace(...codes.map((keys) => ({ keys, pause }))));
    expect(said).toEqual(['Peg', 'Eyelet', 'Peg', 'Peg', 'Pencil', 'Eyelet'].map((name) => `one: ${name}`));
    expect(field.value).toBe('');
  },
);

test.each([130, 400, 1_000])(
  '[SCN27] a code that was not taken stands there with the one just before it alone, and what was booked never (%d ms)',
  (pause) => {
    const { field, play } = screen({ suffix: 'none', prefix: '' });
    const keys = ['PK9EACH', 'XX-1', 'XX-2', 'XX-3', 'V-9', 'PK9EACH'].map((code) => ({ keys: code, pause }));
    expect(play(trace(...keys.slice(0, 2)))).toEqual(['one: Peg', 'unknown: XX-1']);
    expect(field.value).toBe('XX-1');
    const next = screen({ suffix: 'none', prefix: '' });
    expect(next.play(trace(...keys))).toEqual([
      'one: Peg',
      'unknown: XX-1',
      'torn: XX-1XX-2',
      'torn: XX-2XX-3',
      'part: Eyelet',
      'one: Peg',
    ]);
    expect(next.field.value).toBe('');
  },
);

test.each([4, 20, 44])('[SCN9] every code without the key behind it that is expected is named (%d ms a key)', (gap) => {
  const { play, hints } = screen();
  for (let time = 0; time < 3; time++) play(trace({ keys: '7777777', gap, pause: 900 }), null);
  play(trace({ keys: '777', gap }, { keys: '7777', pause: 160, gap }), null);
  expect(hints).toEqual(Array.from({ length: 4 }, () => 'none behind 7777777'));
});

/** QW12 as a scanner for a US keyboard types it where the computer has a French one. */
const garbled = [
  ['A', 'KeyQ'],
  ['Z', 'KeyW'],
  ['&', 'Digit1'],
  ['é', 'Digit2'],
  ['Enter', 'Enter'],
].map(([key = '', code], place) => ({ key, code, timeStamp: 1_000 + place * 10, deliveredAt: 1_003 + place * 10 }));

test('[SCN25] a code of a garbled layout with letters is offered each time, with what it is likely to be, and never taken', () => {
  const { field, play } = screen();
  const asks = ['layout: Wrong one, Right one', 'misread AZ&é as QW12'];
  for (let time = 0; time < 3; time++) {
    expect(play(garbled)).toEqual(asks);
    expect(play(garbled, null)).toEqual(asks);
  }
  expect(field.value).toBe('QW12');
});

test('[SCN25] it leaves a form and a field that looks up as they were', () => {
  for (const kind of ['search', 'code', 'finish']) {
    const { play } = screen();
    const other = new Field(kind);
    other.value = 'before';
    expect(play(garbled, other)).toEqual(['misread AZ&é as QW12']);
    expect(other.value).toBe('before');
  }
});

test('[SCN26] the kind of the barcode in front of a code is taken off', () => {
  const { play } = screen();
  expect(play(trace({ keys: ']A0PK9EACH\n' }))).toEqual(['one: Peg']);
  expect(play(trace({ keys: ']E47777777\n', pause: 2_000 }))).toEqual(['unknown: 7777777']);
});

test.each([['96385074\n'], ['HA-112\n'], ['7777777\t'], ['96385074']])(
  '[SCN28] %j never lands in a field for text, which is as it was',
  (keys) => {
    const { play, leave } = screen();
    leave();
    const name = new Field();
    name.value = 'Blue cup';
    expect(play(trace({ keys }), name)).toEqual(['text']);
    expect([name.value, name.selectionStart]).toEqual(['Blue cup', 8]);
  },
);

test('[SCN28] [SCN2] words, what a person types, and what a program types without an end key stay', () => {
  const { play, leave } = screen();
  leave();
  const typed = (keys: string, gap = 10, field = new Field()) => [play(trace({ keys, gap }), field), field.value];
  expect(typed('blue cup\n')).toEqual([['sent'], 'blue cup']);
  expect(typed('HA-112\n', 130)).toEqual([['sent'], 'HA-112']);
  expect(typed('12 Main Street')).toEqual([[], '12 Main Street']);
  expect(typed('96385074\n', 10, new Field('free'))).toEqual([[], '96385074']);
});

test('[SCN11] a measure beside what is scanned hands scans on and keeps its figure; any other figure refuses them', () => {
  const { play, leave } = screen();
  const weight = new Field('figure', { handsOn: 'true' });
  weight.value = '1.5';
  expect(play(trace({ keys: 'PK9EACH\n', pause: 2_000 }), weight)).toEqual(['one: Peg']);
  expect(play(trace({ keys: '5901234123457\n', pause: 2_000 }), weight)).toEqual(['one: Adapter']);
  expect(weight.value).toBe('1.5');
  expect(play(trace({ keys: '12,5', gap: 150 }), weight)).toEqual([]);
  const quantity = new Field('figure');
  expect(play(trace({ keys: 'PK9EACH\n', pause: 2_000 }), quantity)).toEqual(['figure']);
  leave();
  expect(play(trace({ keys: 'PK9EACH\n', pause: 2_000 }), weight)).toEqual(['figure']);
});
