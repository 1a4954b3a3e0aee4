import type { LocationId } from '#shared/domain/operations/ids.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import type { Option } from '#renderer/ui/select-field.tsx';

/** What is shown of a place where one is chosen. */
type Chosen = { readonly id: LocationId; readonly label: string; readonly barcode: string | null };

/** Places to choose from: what each is called, and the barcode whose scan chooses it (LOC9, LOC11). */
export function placeOptions(places: readonly Chosen[]): readonly Option<LocationId>[] {
  return places.map(({ id, label, barcode }) => ({ value: id, label, code: barcode ?? undefined }));
}

/** The place whose barcode is a code. */
export function placeOfCode<P extends Pick<Chosen, 'barcode'>>(places: readonly P[], code: string): P | undefined {
  const wanted = foldCode(code);
  return places.find(({ barcode }) => barcode !== null && foldCode(barcode) === wanted);
}
