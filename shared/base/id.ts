declare const kind: unique symbol;

/** An identifier that says what it identifies; cast once, where the value enters. */
export type Id<K extends string> = string & { readonly [kind]: K };
