/** A catalogue in another language: every key of the first one, none more. */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };
