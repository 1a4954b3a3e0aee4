import { must } from '#shared/base/must.ts';
import { done, fail, type Result } from '#shared/base/result.ts';
import { productColumns, shapeOf } from '#shared/domain/export/product-csv.ts';
import { minorDigits } from '#shared/domain/values/money.ts';
import { type Slices, slicedPromise } from '#renderer/db/catalogue/slices.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { ExportJobs } from '#renderer/db/export-work.ts';
import { listFile } from '#renderer/db/list-file.ts';
import { exportedPlaces, exportedVariants, rowsIn, stockIn } from './import/existing-variants.ts';
import type { JobContext } from './open-shop.ts';

export type ExportHandlers = {
  readonly [N in keyof ExportJobs]: (
    question: ExportJobs[N]['ask'],
    context: JobContext,
  ) => Promise<Result<ExportJobs[N]['answer']>>;
};

type With = {
  readonly slices: Slices;
  readonly withDb: <T>(job: (db: ShopDatabase) => Promise<Result<T>>) => Promise<Result<T>>;
};

/** Writes files of the whole shop: in slices, so that saving goes on beside them, until they are cancelled. */
export function exportJobs({ slices, withDb }: With): ExportHandlers {
  return {
    'products.export': ({ name, ...style }, { signal, report }) =>
      withDb(async (db) => {
        const shop = must(await db.shop.toCollection().first(), 'a shop has its own row');
        const rowsNow = rowsIn(db);
        const places = await exportedPlaces(rowsNow);
        const variants = await exportedVariants(rowsNow, await stockIn(db), places);
        let taken = 0;
        const rows = (function* () {
          for (const variant of variants) {
            taken++;
            yield variant;
          }
        })();
        const onPiece = () => {
          report(taken, variants.length);
          return !signal.aborted;
        };
        const digits = minorDigits(shop.currency);
        const columns = productColumns(shapeOf(variants, digits, places, shop.pricesIncludeTax ?? null));
        const file = await slicedPromise(listFile(rows, columns, { ...style, name, onPiece }), slices);
        if (file === null) return fail({ code: 'cancelled' });
        return done({ file, rows: variants.length, archived: variants.filter(({ archived }) => archived).length });
      }),
  };
}
