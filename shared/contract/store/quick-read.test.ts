import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import { anyAct } from '#tests/fixtures/any-act.ts';
import { foldingDesk, someDay } from '#tests/fixtures/folding-desk.ts';
import { smallShop } from '#tests/fixtures/small-shop.ts';
import { operationText, parseOperation, readWith } from './operation.ts';
import { payloads } from './payloads.ts';
import { quickRead, UNSURE } from './quick-read.ts';
import { type KnownVersions, knownVersions } from './versions.ts';

/** The same versions, read by nothing but their schemas. */
const bySchemas: KnownVersions = new Map(
  [...knownVersions].map(([type, versions]) => [type, versions.map((read) => (payload: unknown) => read(payload))]),
);

/** What people at a desk did, as chance chose. */
function actsOf(chances: readonly number[]): readonly Operation[] {
  const desk = foldingDesk();
  const shop = smallShop(desk.nextId);
  for (const decision of shop.setup) desk.act(decision);
  const left = [...chances];
  const below = (end: number) => (end === 0 ? 0 : (left.shift() ?? 0) % end);
  while (left.length > 0) {
    const { books, nextId, operations } = desk;
    const decision = anyAct({ books, shop, recent: operations, below, nextId, at: someDay });
    if (decision) desk.act(decision);
  }
  return desk.operations;
}

/** Somewhere within a value of JSON, one thing becomes another; fields are put in another order on the way there. */
function harmed(value: unknown, chances: number[]): unknown {
  const next = () => chances.shift() ?? 0;
  if (typeof value !== 'object' || value === null || chances.length === 0) return odd[next() % odd.length];
  if (Array.isArray(value)) {
    const at = next() % (value.length + 1);
    return at === value.length ? [...value, odd[next() % odd.length]] : value.with(at, harmed(value[at], chances));
  }
  const names = Object.keys(value);
  const name = names[next() % (names.length + 1)];
  if (name === undefined) return { ...value, more: odd[next() % odd.length] };
  const { [name]: one, ...others } = value as { readonly [name: string]: unknown };
  if (next() % 8 === 0) return others;
  const left = next() % 4 === 0 ? one : harmed(one, chances);
  return next() % 2 === 0 ? { ...others, [name]: left } : { [name]: left, ...others };
}

const odd: readonly unknown[] = [
  null,
  0,
  -1,
  1.5,
  2 ** 53,
  '',
  'x'.repeat(200),
  true,
  [],
  {},
  JSON.parse('{"__proto__":1,"7":"a"}'),
  '0190ffff-0000-7000-8000-000000000009',
  '2026-05-11',
];

const chances = fc.array(fc.nat(), { minLength: 20, maxLength: 120 });

describe('reading most acts sooner', () => {
  test('[DATA-R12] whatever is read quickly is what the schemas read, field by field in their order', () => {
    fc.assert(
      fc.property(chances, fc.array(fc.array(fc.nat(), { maxLength: 14 }), { maxLength: 12 }), (acts, harms) => {
        for (const [i, op] of actsOf(acts).entries()) {
          const text = operationText(op);
          const harm = harms[i % Math.max(1, harms.length)] ?? [];
          for (const one of [text, JSON.stringify(harmed(JSON.parse(text), [...harm]))])
            expect(JSON.stringify(parseOperation(one))).toBe(JSON.stringify(readWith(bySchemas, one)));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('[DATA-R12] every act that a desk makes is read quickly', () => {
    const quick = new Map(Object.entries(payloads).map(([type, schema]) => [type, quickRead(schema)] as const));
    fc.assert(
      fc.property(chances, (acts) => {
        for (const { type, payload } of actsOf(acts)) {
          const json: unknown = JSON.parse(JSON.stringify(payload));
          expect(must(quick.get(type) ?? null, 'every type has a schema')(json)).not.toBe(UNSURE);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('[DATA-R12] a name that every object has is no field, a number beyond all bounds no number', () => {
    const act = must(actsOf([])[0] ?? null, 'a shop begins with an act');
    const text = operationText(act);
    for (const one of [
      text.replace('{', '{"__proto__":{"v":1},'),
      text.replace('{', '{"constructor":1,'),
      text.replace('"payload":{', '"payload":{"toString":null,'),
      text.replace('"base":{', '"base":{"__proto__":{},'),
      text.replace(`"occurredAt":${act.occurredAt}`, '"occurredAt":1e999'),
      text.replace(`"occurredAt":${act.occurredAt}`, '"occurredAt":-0'),
    ])
      expect(JSON.stringify(parseOperation(one))).toBe(JSON.stringify(readWith(bySchemas, one)));
  });
});
