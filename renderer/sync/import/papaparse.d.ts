/** The part of papaparse that reads text piece by piece; its published types would bring Node's globals into the window's world. */
declare module 'papaparse/papaparse.js' {
  type ParserConfig = { readonly delimiter: string; readonly newline: '\n' | '\r'; readonly preview?: number };
  type Parsed = {
    readonly data: string[][];
    readonly errors: readonly { readonly code: string; readonly row?: number }[];
    readonly meta: { readonly cursor: number };
  };
  const Papa: {
    readonly Parser: new (
      config: ParserConfig,
    ) => { parse: (input: string, baseIndex: number, ignoreLastRow: boolean) => Parsed };
  };
  export default Papa;
}
