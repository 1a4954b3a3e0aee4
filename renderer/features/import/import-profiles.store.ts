import { create } from 'zustand';
import { packProfile, unpackProfile } from '#shared/contract/formats/import-profile.ts';
import { foldName } from '#shared/domain/values/code.ts';
import { type Profile, withOne } from '#shared/domain/import/profile.ts';

const home = 'stockroom.import-profiles';

/** What this computer keeps: the profiles it can read, and what another version of Stockroom wrote, as it stands. */
type Kept = { readonly profiles: readonly Profile[]; readonly unread: readonly unknown[] };

/** The profiles of this computer. */
export const useImportProfiles = create<Kept>(() => readProfiles(localStorage.getItem(home)));

/** Keeps a profile; one of the same name is replaced. */
export function keepProfile(profile: Profile): void {
  change((profiles) => withOne(profiles, profile));
}

/** Forgets the profile of this name. */
export function dropProfile(name: string): void {
  change((profiles) => profiles.filter((profile) => foldName(profile.name) !== foldName(name)));
}

function change(next: (profiles: readonly Profile[]) => readonly Profile[]): void {
  const { profiles, unread } = useImportProfiles.getState();
  const kept = { profiles: next(profiles), unread };
  useImportProfiles.setState(kept);
  localStorage.setItem(home, JSON.stringify([...kept.profiles.map(packProfile), ...unread]));
}

/** The profiles in a kept text. */
export function readProfiles(text: string | null): Kept {
  const profiles: Profile[] = [];
  const unread: unknown[] = [];
  for (const kept of listIn(text)) {
    const profile = unpackProfile(kept);
    if (profile) profiles.push(profile);
    else unread.push(kept);
  }
  return { profiles, unread };
}

function listIn(text: string | null): readonly unknown[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return []; // a text nobody here wrote
  }
}
