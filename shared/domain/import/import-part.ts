import type { ContactId, CountId, GroupId, LocationId, SupplierId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision, Group, NewLocation } from '#shared/domain/operations/operation.ts';

/** One transaction of an import: its acts, and the people they name. */
export type ImportPart = {
  readonly decisions: readonly Decision[];
  readonly contacts: readonly ImportedContact[];
  /** What can only be decided when the part is written: it depends on that moment. */
  readonly counting?: CountingPart;
};
export type ImportedContact = {
  readonly contactId: ContactId;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
};

export type ImportContext = {
  readonly groupId: GroupId;
  readonly label: string;
  /** Where opening balances and marked quantities stand. */
  readonly locationId: LocationId;
  /** The location of each place that the file names, by `foldName`; left out where it names none. */
  readonly places?: ReadonlyMap<string, LocationId>;
  /** The locations of these that are new, each followed by its staging place. */
  readonly newLocations?: readonly NewLocation[];
  readonly supplierByName: (folded: string) => SupplierId | undefined;
  readonly nextId: () => string;
};

/** What one variant is counted as. */
export type FileSeeing = {
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
};

/** A part of a count that a file makes: some of what it says is there, or the posting of it. */
export type CountingPart = { readonly countId: CountId; readonly group: Group } & (
  | { readonly step: 'see'; readonly seen: readonly FileSeeing[] }
  | { readonly step: 'post' }
);
