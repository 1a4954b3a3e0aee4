import { useEffect, useRef } from 'react';
import { useSettingsCommands } from './settings.commands.ts';
import { useIsZoneUnsaid } from './settings.queries.ts';

/** Says the zone of older days at the first opening of a shop that 0.1 made. */
export function SaysZone() {
  const { sayZone } = useSettingsCommands();
  const isUnsaid = useIsZoneUnsaid();
  const said = useRef(false);
  useEffect(() => {
    if (!isUnsaid || said.current) return;
    said.current = true;
    // Where it cannot be written now, the next opening says it; until then days are read in this computer's zone.
    sayZone().catch(() => undefined);
  }, [sayZone, isUnsaid]);
  return null;
}
