import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortPieces } from './scan-pieces.ts';
import { createScanRecorder, type ScanKey, type ScannerProfile, type ScanRun, usualScanner } from './scanner.ts';

const seed = 20261126;
const gs = String.fromCharCode(0x1d);

/** Chance that can be had again from its seed. */
function chance(from: number) {
  let state = from >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { between: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)) };
}

/** A desk with a clock the test moves. */
function desk(profile: ScannerProfile = usualScanner) {
  let now = 1_000;
  let waiting: { readonly task: () => void; readonly at: number } | null = null;
  const runs: ScanRun[] = [];
  const recorder = createScanRecorder(
    () => profile,
    (run) => runs.push(run),
    (task, ms) => {
      const mine = { task, at: now + ms };
      waiting = mine;
      return () => {
        if (waiting === mine) waiting = null;
      };
    },
  );
  const wait = (ms: number) => {
    now += ms;
    const due = waiting && waiting.at <= now ? waiting : null;
    if (!due) return;
    waiting = null;
    due.task();
  };
  const press = (key: string, more: Partial<ScanKey> = {}) => {
    const step = recorder.read({ key, code: '', shift: false, chord: null, repeat: false, at: now, ...more });
    if (step.part === 'end') runs.push(step.run);
    return step;
  };
  const type = (keys: readonly string[], gap: () => number) =>
    keys.map((key) => {
      wait(gap());
      return press(key);
    });
  const scans = () => runs.filter(({ pace }) => pace === 'scan').map(({ code }) => code);
  /** What is pressed next goes to a field that a shortcut led to. */
  const enterField = () => recorder.forgetTyped(now);
  return { runs, scans, wait, press, type, enterField };
}

const signs = [...'0123456789ABCDEFGHJKLMNPRSTUVWXYZ-./'];
const steady = () => 10;

test(`[SCN1] of 10,000 scans at a scanner's pace all are heard whole (seed ${seed})`, () => {
  const dice = chance(seed);
  const profiles: readonly ScannerProfile[] = [
    usualScanner,
    { suffix: 'tab', prefix: '' },
    { suffix: 'none', prefix: '' },
    { suffix: 'enter', prefix: '~' },
  ];
  for (let round = 0; round < 10_000; round++) {
    const profile = profiles[round % profiles.length] ?? usualScanner;
    const { scans, type, wait } = desk(profile);
    const code = Array.from({ length: dice.between(3, 40) }, () => signs[dice.between(0, signs.length - 1)] ?? '0');
    const end = profile.suffix === 'enter' ? ['Enter'] : profile.suffix === 'tab' ? ['Tab'] : [];
    type([...profile.prefix, ...code, ...end], () => dice.between(7, 20));
    wait(150);
    expect(scans()).toEqual([code.join('')]);
  }
});

test(`[SCN2] of 10,000 texts at a person's pace none is a scan, two keys that fell together included (seed ${seed})`, () => {
  const dice = chance(seed + 1);
  for (let round = 0; round < 10_000; round++) {
    const { scans, type, wait } = desk({ suffix: round % 2 === 0 ? 'enter' : 'none', prefix: '' });
    const text = Array.from({ length: dice.between(1, 30) }, () => signs[dice.between(0, signs.length - 1)] ?? '0');
    let together = false;
    type([...text, 'Enter'], () => {
      together = !together && dice.between(1, 12) === 1;
      return together ? dice.between(15, 49) : dice.between(101, 400);
    });
    wait(1_000);
    expect(scans()).toEqual([]);
  }
});

/** 5901234123457 as a window reads it that is busy for 50–200 ms again and again, with gaps that were seen: stamp, and when it read the key. */
const busy: readonly (readonly [number, number])[] = [
  [0, 67],
  [10, 146],
  [20, 325],
  [30, 398],
  [41, 500],
  [51, 571],
  [61, 722],
  [71, 801],
  [82, 945],
  [92, 1_090],
  [102, 1_170],
  [112, 1_349],
  [122, 1_420],
  [132, 1_599],
];

test('[SCN1] what counts is when a key was pressed, not when a busy window came to read it', () => {
  const keys = [...'5901234123457', 'Enter'];
  const { scans, press, wait } = desk();
  let before = 0;
  busy.forEach(([stamp, delivered], place) => {
    wait(delivered - before);
    before = delivered;
    press(keys[place] ?? '', { at: stamp });
  });
  expect(scans()).toEqual(['5901234123457']);
});

test('[SCN1] a key that is late ends no run, wherever but at its first step it is', () => {
  for (let late = 2; late < 13; late++) {
    const { scans, type, wait } = desk();
    let place = 0;
    type([...'5901234123457', 'Enter'], () => (place++ === late ? 180 : 10));
    wait(1_000);
    expect(scans()).toEqual(['5901234123457']);
  }
});

test(`[SCN8] no way to tear a scan makes a scan of a part of it (seed ${seed})`, () => {
  const gap = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 50, max: 299 }));
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9A-Z-]{3,20}$/),
      fc.array(gap, { minLength: 21, maxLength: 21 }),
      (code, gaps) => {
        const { runs, type, wait } = desk();
        let place = 0;
        type([...code, 'Enter'], () => gaps[place++] ?? 10);
        wait(2_000);
        expect(runs.map((run) => run.came)).toEqual([code]);
      },
    ),
    { seed, numRuns: 2_000 },
  );
});

test('[SCN8] a sign that a person pressed just before a scan makes it unclear', () => {
  const { runs, type } = desk();
  let place = 0;
  type([...'S4012345678901', 'Enter'], () => (place++ === 1 ? 150 : 10));
  expect(runs).toMatchObject([{ pace: 'unclear', code: 'S4012345678901' }]);
});

test('[SCN1] a scan that follows a shortcut which led into a field is whole; quick keys are never let go', () => {
  const at = desk();
  at.press('r');
  at.wait(120);
  at.enterField();
  at.type([...'A-1'], steady);
  at.press('Enter');
  expect(at.runs.map(({ pace, code }) => ({ pace, code }))).toEqual([{ pace: 'scan', code: 'A-1' }]);

  const torn = desk();
  torn.press('r');
  torn.wait(10);
  torn.press('A');
  torn.wait(120);
  torn.enterField();
  torn.type([...'-12'], steady);
  torn.press('Enter');
  expect(torn.scans()).not.toContain('-12');
});

test('[SCN9] 25 scans 60 ms apart without a key behind them are told apart', () => {
  const { runs, type, wait } = desk({ suffix: 'none', prefix: '' });
  const codes = Array.from({ length: 25 }, (_, index) => `40123456${10_000 + index}`);
  for (const code of codes) {
    let place = 0;
    type([...code], () => (place++ === 0 ? 60 : 11));
  }
  wait(150);
  const sorted = runs.map(({ pieces }) => sortPieces(pieces, (code) => codes.includes(code)));
  expect(sorted.flatMap((one) => one.codes)).toEqual(codes);
  expect(sorted.flatMap((one) => one.unclear)).toEqual([]);
});

test('[SCN9] a pause inside a code joins its parts where they are a code, and leaves them out where they are none', () => {
  const known = (code: string) => ['4012345678901', '678901', 'A-1'].includes(code);
  expect(sortPieces(['4012345', '678901', 'A-1'], known)).toEqual({ codes: ['4012345678901', 'A-1'], unclear: [] });
  expect(sortPieces(['4012399', '678901'], known)).toEqual({ codes: [], unclear: ['4012399', '678901'] });
  expect(sortPieces(['4711'], known)).toEqual({ codes: ['4711'], unclear: [] });
});

test('[SCN3] control characters are dropped, as signs and as Ctrl with a letter; the group separator of GS1 is kept', () => {
  const { scans, type, press, wait } = desk();
  type(['\u0002', ...'[)>'], steady);
  for (const [key, code] of [
    ['^', 'Digit6'],
    [']', 'BracketRight'],
    ['c', 'KeyC'],
  ] as const) {
    wait(10);
    press(key, { chord: 'ctrl', code });
  }
  type([...'0612'], steady);
  wait(10);
  press('m', { chord: 'ctrl', code: 'KeyM' });
  expect(scans()).toEqual([`[)>${gs}0612`]);
});

test('[SCN3] a shortcut of a person ends a run and is none of it', () => {
  const { runs, press, wait } = desk();
  press('1');
  wait(20);
  expect(press('a', { chord: 'ctrl', code: 'KeyA' })).toEqual({ part: 'none' });
  wait(500);
  expect(runs).toEqual([]);
});

/** Types what a scanner with US keys sends on a French keyboard, or what a French one sends there. */
function onAzerty(presses: readonly (readonly [key: string, code: string, shift?: boolean])[]) {
  const { runs, press, wait } = desk();
  for (const [key, code, shift = false] of presses) {
    wait(10);
    press(key, { code, shift });
  }
  wait(10);
  press('Enter');
  return runs;
}

test('[SCN4] digits are read from the place of the key where the whole run proves another layout', () => {
  const garbled = onAzerty([
    ['&', 'Digit1'],
    ['é', 'Digit2'],
    ['"', 'Digit3'],
    ["'", 'Digit4'],
    ['(', 'Digit5'],
  ]);
  expect(garbled).toMatchObject([
    { pace: 'scan', code: '12345', came: '&é"\'(', layout: { certain: true, byPlaces: '12345' } },
  ]);
});

/** The keys of a scanner for a US keyboard on a French one, each with what the French layout makes of it. */
const usOnFrench: Readonly<Record<string, readonly [key: string, code: string, shift?: boolean]>> = {
  A: ['Q', 'KeyA', true],
  Q: ['A', 'KeyQ', true],
  Z: ['W', 'KeyZ', true],
  W: ['Z', 'KeyW', true],
  M: ['?', 'KeyM', true],
  B: ['B', 'KeyB', true],
  K: ['K', 'KeyK', true],
  '-': [')', 'Minus'],
  '/': ['!', 'Slash'],
  '1': ['&', 'Digit1'],
  '2': ['é', 'Digit2'],
  '3': ['"', 'Digit3'],
  '6': ['-', 'Digit6'],
};
const usKeys = (code: string) => [...code].map((sign) => usOnFrench[sign] ?? ([sign, ''] as const));

test.each([
  ['QW12', 'AZ12'],
  ['AZ-2', 'QW)2'],
  ['MK2', '?K2'],
  ['B/2', 'B!2'],
])('[SCN25] of %s, read as %s, only the digits are certain, and what it is likely to be is named', (code, read) => {
  expect(onAzerty(usKeys(code))).toMatchObject([
    { pace: 'scan', code: read, layout: { certain: false, byPlaces: code } },
  ]);
});

test('[SCN25] letters that lie in one place on every layout are certain, with digits that prove the layout', () => {
  expect(onAzerty(usKeys('BK12'))).toMatchObject([{ code: 'BK12', layout: { certain: true, byPlaces: 'BK12' } }]);
  expect(onAzerty(usKeys('ZAQ'))).toMatchObject([{ code: 'WQA', layout: null }]);
});

test('[SCN25] behind a garbled run one without a proof is not certain either, until digits come as digits', () => {
  const { runs, press, wait } = desk();
  const scan = (presses: ReturnType<typeof usKeys>) => {
    for (const [key, code, shift = false] of [...presses, ['Enter', 'Enter'] as const]) {
      wait(10);
      press(key, { code, shift });
    }
    return runs.at(-1)?.layout;
  };
  expect(scan(usKeys('ZAQ'))).toBeNull();
  expect(scan(usKeys('2222'))).toEqual({ certain: true, byPlaces: '2222' });
  expect(scan(usKeys('ZAQ'))).toEqual({ certain: false, byPlaces: 'ZAQ' });
  expect(scan(usKeys('BK1'))).toEqual({ certain: false, byPlaces: 'BK1' });
  expect(scan(usKeys('BKB'))).toBeNull();
  const french = [['A', 'KeyQ', true] as const, ['-', 'Digit6'] as const, ['1', 'Digit1', true] as const];
  expect(scan(french)).toBeNull();
  expect(scan(usKeys('ZAQ'))).toBeNull();
});

test('[SCN4] a scanner that is set up for a French keyboard keeps its hyphens', () => {
  const right = onAzerty([
    ['S', 'KeyS', true],
    ['H', 'KeyH', true],
    ['-', 'Digit6'],
    ['R', 'KeyR', true],
    ['-', 'Digit6'],
    ['1', 'Digit1', true],
    ['0', 'Digit0', true],
  ]);
  expect(right).toMatchObject([{ pace: 'scan', code: 'SH-R-10', layout: null }]);
  const letters = onAzerty([
    ['A', 'KeyQ', true],
    ['-', 'Digit6'],
    ['B', 'KeyB', true],
  ]);
  expect(letters).toMatchObject([{ pace: 'scan', code: 'A-B', layout: null }]);
});

test('[SCN2] a key that is held down is no scan', () => {
  const { scans, press, wait } = desk();
  for (let i = 0; i < 12; i++) {
    wait(30);
    press('7', { repeat: i > 0 });
  }
  wait(10);
  press('Enter');
  expect(scans()).toEqual([]);
});

test('[SCN14] Esc in the middle of a scan takes nothing from it', () => {
  for (let place = 3; place <= 13; place++) {
    const { runs, type, press, wait } = desk();
    type([...'4012345678901'].slice(0, place), steady);
    wait(4);
    expect(press('Escape')).toEqual({ part: 'none' });
    wait(6);
    type([...[...'4012345678901'].slice(place), 'Enter'], steady);
    expect(runs).toMatchObject([{ pace: 'scan', code: '4012345678901' }]);
  }
});

test('[SCN14] what comes late behind Esc in the middle of a scan is not taken for the whole of it', () => {
  for (let place = 3; place <= 12; place++) {
    const { runs, type, press, wait } = desk();
    type([...'4012345678901'].slice(0, place), steady);
    wait(40);
    press('Escape');
    wait(100);
    type([...[...'4012345678901'].slice(place), 'Enter'], steady);
    expect(runs).toMatchObject([{ pace: 'cut', came: '4012345678901' }]);
  }
});

test('[SCN14] a scan 5–300 ms behind Esc is whole, whatever a person typed before', () => {
  for (const gap of [5, 30, 60, 100, 200, 300]) {
    const { runs, scans, type, press, wait } = desk();
    type([...'12'], () => 120);
    wait(80);
    press('Escape');
    wait(gap);
    type([...'4012345678901', 'Enter'], steady);
    expect(scans()).toEqual(['4012345678901']);
    expect(runs).toHaveLength(1);
  }
});

test('[SCN14] a person who presses Esc behind a code and then Enter sends nothing', () => {
  const { runs, type, press, wait } = desk();
  type([...'401234'], steady);
  wait(60);
  press('Escape');
  wait(120);
  expect(press('Enter')).toEqual({ part: 'none' });
  expect(runs).toEqual([]);
});

test('[SCN15] two signs and a key behind them, all less than 50 ms apart, are a short code; slower ones are a person', () => {
  for (const [gaps, pace] of [
    [[10, 10], 'brief'],
    [[49, 49], 'brief'],
    [[10, 51], 'typed'],
    [[51, 10], 'typed'],
    [[120, 120], 'typed'],
  ] as const) {
    const { runs, type } = desk();
    let place = 0;
    type(['A', '1', 'Enter'], () => gaps[place++ - 1] ?? 10);
    expect(runs).toMatchObject([{ pace, code: 'A1' }]);
  }
});

test('[SCN15] two quick signs with nothing behind them are two fingers', () => {
  const { runs, type, wait } = desk({ suffix: 'none', prefix: '' });
  type([...'A1'], steady);
  wait(500);
  expect(runs).toMatchObject([{ pace: 'typed' }]);
});
