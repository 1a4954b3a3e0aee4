import { useMemo } from 'react';
import { togetherIn } from '#renderer/parts/pick-together.ts';
import { useQuery } from '#renderer/ui/location.ts';
import { BeginDialog } from './begin-dialog.tsx';

/** Begins a batch over every screen: an address that names orders asks for it (`?together=`). */
export function BeginHost() {
  const [query, change] = useQuery();
  const asked = query.get('together');
  const ids = useMemo(() => (asked === null ? [] : togetherIn(asked)), [asked]);
  return ids.length === 0 ? null : <BeginDialog key={asked} ids={ids} onClose={() => change({ together: null })} />;
}
