import { describe, expect, test } from 'vitest';
import type { LaneState } from '#shared/channels/lane-rows.ts';
import { channelId } from '#tests/fixtures/review-shop.ts';
import { standingOf, wantsAttention } from './channel-standing.ts';

const here = 'this computer';
const state = (more: Partial<LaneState> = {}): LaneState => ({
  channelId,
  catalogCursor: null,
  ordersCursor: null,
  booksMark: null,
  firstPull: { products: 3, orders: 0, doneAt: 1 },
  trust: 'agreed',
  phase: 'quiet',
  lastRoundAt: 1,
  nextAt: 2,
  failure: null,
  stockReadAt: null,
  goneLookedAt: null,
  waiting: 0,
  drifting: 0,
  ...more,
});
const standing = (
  of: LaneState | null,
  row: { readonly runner?: string | null; readonly paused?: boolean } = {},
  isTied = true,
) => standingOf({ row: { runner: here, paused: null, ...row }, state: of, here, isTied });
const away = { code: 'channel-away', detail: null, tries: 1 } as const;

describe('how a channel stands', () => {
  test('[CHN194] what a person said of it comes first: paused, nobody, another computer', () => {
    expect(standing(state({ phase: 'stopped' }), { paused: true })).toBe('paused');
    expect(standing(state(), { runner: null })).toBe('nobody');
    expect(standing(null, { runner: 'another' })).toBe('elsewhere');
  });

  test('[CHN173] before a person has agreed it is being pulled, or waits to be looked at', () => {
    expect(standing(null)).toBe('first-pull');
    expect(standing(state({ phase: 'first-pull', trust: 'agree' }))).toBe('first-pull');
    expect(standing(state({ phase: 'first-pull', trust: 'agree', failure: away }))).toBe('waiting');
    expect(standing(state({ phase: 'agree', trust: 'agree' }))).toBe('agree');
    // Half a catalogue, and a review that was undone.
    const half = { products: 1_270, orders: 0, doneAt: null };
    expect(standing(state({ phase: 'agree', trust: 'agree', firstPull: half }))).toBe('first-pull');
    expect(standing(state(), {}, false)).toBe('agree');
  });

  test('[CHN190] what has stopped, is tried again, differs or is in step is told apart, and who must do something', () => {
    const all = [
      standing(state({ phase: 'stopped', failure: { code: 'undecidable', detail: null, tries: 1 } })),
      standing(state({ phase: 'waiting', failure: away })),
      standing(state({ phase: 'working' })),
      standing(state({ drifting: 2 })),
      standing(state()),
    ];
    expect(all).toEqual(['stopped', 'waiting', 'working', 'drifting', 'in-step']);
    expect(all.map(wantsAttention)).toEqual([true, false, false, true, false]);
  });
});
