import type { z } from 'zod';
import type { Id } from '#shared/base/id.ts';
import type { OperationType, Payloads } from '#shared/domain/operations/operation.ts';
import type { payloads } from './payloads.ts';

/** A type without what only the compiler knows: kinds of ids, and that nothing is written to. */
type Plain<T> = T extends string
  ? T extends Id<string>
    ? string
    : T
  : T extends readonly (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { -readonly [Field in keyof T]: Plain<T[Field]> }
      : T;

/** True where two types say the same, each way. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : 'the schema says more') : 'the type says more';

/** The types of which schema and type do not say the same, with which of them says more. */
type Broken = {
  [T in OperationType]: Same<Plain<Payloads[T]>, Plain<z.infer<(typeof payloads)[T]>>> extends infer Verdict
    ? Verdict extends true
      ? never
      : readonly [T, Verdict]
    : never;
}[OperationType];

/**
 * What a payload is stands twice: as the type that the domain reads, and as the schema that a stored text is read by. This
 * does not compile where one of them has a field more, or another kind of value (DATA-R14).
 */
export const sameShapes: [Broken] extends [never] ? true : Broken = true;
