import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { done, type Result } from '#shared/base/result.ts';
import { type BridgeHandlers, type Channel, channels } from '#shared/contract/bridge/channels.ts';
import { createDispatch } from './dispatcher.ts';
import { isLargerThan } from './size.ts';

const shopId = '01890a5d-ac96-774b-bcce-b302099a8057';
const names = Object.keys(channels) as Channel[];

/** Handlers that note that they were reached and answer what they are told to. */
function notingHandlers(answer: (name: string) => Promise<Result<unknown>> = async () => done({})) {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        reached.push(name);
        return answer(name);
      },
    ]),
  ) as unknown as BridgeHandlers;
  return { reached, handlers };
}

const settings = { checkAnswers: false, onFault: () => {}, onFailure: () => {} };

describe('[HOST10] the dispatcher', () => {
  test('asks the handler of the channel with the parsed question', async () => {
    const { reached, handlers } = notingHandlers();
    const answer = await createDispatch(handlers, settings)('window', 'shops.select', { shopId });
    expect(answer).toEqual(done({}));
    expect(reached).toEqual(['shops.select']);
  });

  test('refuses unknown channels and names borrowed from objects', async () => {
    const dispatch = createDispatch(notingHandlers().handlers, settings);
    for (const name of ['nothing', 'toString', '__proto__', 'constructor', '', 7, null, undefined])
      expect(await dispatch('window', name, {})).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  });

  test('[HOST11] a channel of the worker is not for the window, nor the other way round', async () => {
    const { reached, handlers } = notingHandlers();
    const dispatch = createDispatch(handlers, settings);
    expect(await dispatch('window', 'store.push', { shopId, ops: ['{}'] })).toMatchObject({
      failure: { code: 'bad-sender' },
    });
    expect(await dispatch('worker', 'app.openExternal', { url: 'https://a' })).toMatchObject({
      failure: { code: 'bad-sender' },
    });
    expect(reached).toEqual([]);
  });

  test('[HOST12] a question that is too large never reaches its schema', async () => {
    const { reached, handlers } = notingHandlers();
    const name = 'x'.repeat(17 * 1024 * 1024);
    const answer = await createDispatch(handlers, settings)('window', 'shops.rename', { shopId, name });
    expect(answer).toMatchObject({ failure: { code: 'too-large' } });
    expect(reached).toEqual([]);
  });

  test('[HOST12] a list of any length is counted, not a fault', async () => {
    const onFault = vi.fn();
    const dispatch = createDispatch(notingHandlers().handlers, { ...settings, onFault });
    const list = Array.from({ length: 500_000 }, () => 'x');
    expect(await dispatch('worker', 'store.push', { shopId, ops: list, again: false })).toMatchObject({
      failure: { code: 'bad-request' },
    });
    expect(onFault).not.toHaveBeenCalled();
  });

  test('[HOST13] a handler that breaks is a host fault, told without its question', async () => {
    const onFault = vi.fn();
    const { handlers } = notingHandlers(() => Promise.reject(new Error('disk')));
    const answer = await createDispatch(handlers, { ...settings, onFault })('window', 'shops.select', {
      shopId,
    });
    expect(answer).toEqual({ ok: false, failure: { code: 'host-fault', detail: 'shops.select' } });
    expect(onFault).toHaveBeenCalledWith('shops.select', expect.objectContaining({ message: 'disk' }));
  });

  test('[HOST14] in development a wrong answer of ours is a host fault too', async () => {
    const { handlers } = notingHandlers(async () => done({ surprise: 1 }));
    const answer = await createDispatch(handlers, { ...settings, checkAnswers: true })('window', 'shops.select', {
      shopId,
    });
    expect(answer).toMatchObject({ failure: { code: 'host-fault' } });
  });

  test.each(names)('[HOST10] %s: 1,000 arbitrary questions get typed refusals or a parsed question', async (name) => {
    const { reached, handlers } = notingHandlers();
    const dispatch = createDispatch(handlers, settings);
    const asker = channels[name].from === 'worker' ? 'worker' : 'window';
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withBigInt: true }), async (question) => {
        const before = reached.length;
        const answer = await dispatch(asker, name, question);
        const fits = channels[name].ask.safeParse(question).success;
        expect(reached.length - before).toBe(fits ? 1 : 0);
        if (!fits) expect(answer).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('[HOST12] counting size', () => {
  test('counts text, bytes and depth, and stops at circles', () => {
    expect(isLargerThan(100, { a: 'x'.repeat(50) })).toBe(false);
    expect(isLargerThan(100, { a: 'x'.repeat(101) })).toBe(true);
    expect(isLargerThan(100, new Uint8Array(101))).toBe(true);
    expect(isLargerThan(1_000, Array.from({ length: 1_000_000 }))).toBe(true);
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(isLargerThan(10_000, circle)).toBe(true);
  });
});
