import { beforeAll, expect, test } from 'vitest';
import type { LaneLogLine } from '#shared/channels/lane-rows.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { channelId } from '#tests/fixtures/review-shop.ts';
import { lineText } from './log-text.ts';
import { toldOf } from './unfinished.ts';

beforeAll(() => openWords('en'));

const plain: Pick<Format, 'count' | 'signedQuantity'> = {
  count: String,
  signedQuantity: (value) => (value > 0 ? `+${value}` : String(value)),
};
const line = (is: LaneLogLine['is'], counts: readonly number[], code: string | null = null): string =>
  lineText(words(), plain, {
    id: '1',
    channelId,
    at: 1,
    is,
    taskId: null,
    key: null,
    locationId: null,
    orderNumber: null,
    counts,
    code,
  });

test('[CHN191] a line of the log says what came of it, and a code that nobody knows as it is', () => {
  expect(line('pulled', [312, 4])).toBe('Products: 312, orders: 4');
  expect(line('told', [-3, 175])).toBe('-3, shows 175 now');
  expect(line('drift', [50, 3])).toBe('Shows 50, expected 3');
  expect(line('rejected', [], 'counted-together')).toBe('Counted together with other variants');
  expect(line('failed', [], 'channel-busy')).toBe('The online store asks for a pause.');
  expect(line('failed', [], 'odd-code')).toBe('odd-code');
});

test('[CHN189] what nobody can decide is told by the names people know, with both figures it may show', () => {
  const stock = {
    kind: 'stock.offer',
    taskId: 't',
    ref: { productId: '7', variantId: null },
    locationId: null,
    delta: -2,
    expected: 9,
  } as const;
  const item = { title: 'Enamel mug', sku: 'MUG' };
  expect(
    toldOf(
      { task: stock, sentAt: 5 },
      (key) => (key === '7/' ? item : undefined),
      () => undefined,
    ),
  ).toEqual({
    is: 'stock',
    taskId: 't',
    sentAt: 5,
    title: 'Enamel mug · MUG',
    delta: -2,
    expected: 9,
  });
  const order = {
    kind: 'order.transition',
    taskId: 'o',
    orderId: '33',
    from: 'processing',
    lines: [],
    isLast: true,
    tracking: null,
    tellCustomer: null,
  } as const;
  expect(
    toldOf(
      { task: order, sentAt: 5 },
      () => undefined,
      () => '1033',
    ),
  ).toMatchObject({ is: 'order', number: '1033' });
});
