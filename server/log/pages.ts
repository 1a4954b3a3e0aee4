import type { StoreTransaction } from '#server/database/tables.ts';

/** Operations in a page of the log: few enough that working through one does not hold the others up. */
const PAGE = 100;

export type LoggedOp = { readonly seq: number; readonly text: string };

/** The whole log in order, page by page; both kinds of database can do this, a cursor only one of them. */
export async function* logPages(trx: StoreTransaction): AsyncGenerator<readonly LoggedOp[]> {
  for (let last = 0; ; ) {
    const page = await trx
      .selectFrom('ops')
      .select(['seq', 'text'])
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    if (page.length === 0) return;
    yield page;
    last = page.at(-1)?.seq ?? last;
  }
}
