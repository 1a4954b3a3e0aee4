import { type CSSProperties, useMemo, useState } from 'react';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import { pathText } from '#shared/domain/stock/location-tree.ts';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Stack } from '#renderer/ui/layout.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { type LocationAsk, LocationDialog } from './location-dialog.tsx';
import { fitting, type LocationLine, linesOf } from './location-rows.ts';
import { useLocationCommands } from './locations.commands.ts';
import { type LocationTree, type Place, useLocationTree } from './settings.queries.ts';
import { ArchivePlaceDialog } from './served-stores.tsx';
import { type ServedFrom, useReadServedFrom } from './served-stores.queries.ts';
import { useTellAnswer } from './tell-answer.ts';
import './location-settings.css';

/** With more places than this a person looks for one by its name. */
const MANY = 12;

/** The places that hold stock, as a tree. */
export function LocationSettings() {
  const t = useWords();
  const tree = useLocationTree();
  const [ask, setAsk] = useState<LocationAsk | null>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<LocationId, boolean>>(new Map());
  const lines = useMemo(() => linesOf(tree.places, tree.parentOf, chosen), [tree, chosen]);
  const found = text.trim() === '' ? null : fitting(tree.places, text);
  const fold = (id: LocationId, open: boolean) => setChosen(new Map([...chosen, [id, open]]));
  return (
    <Region
      name={t('settings.locations.title')}
      actions={
        <Button kind="quiet" icon="plus" onClick={() => setAsk({ parentId: null })}>
          {t('settings.locations.add')}
        </Button>
      }
    >
      <Stack gap="s">
        {tree.places.length > MANY && (
          <TextField label={t('settings.locations.find')} value={text} onChange={setText} maxLength={200} />
        )}
        {found?.length === 0 && <Text tone="muted">{t('settings.locations.none', { text: text.trim() })}</Text>}
        <ul className="location-lines" aria-label={t('settings.locations.title')}>
          {found
            ? found.map((place) => (
                <Line
                  key={place.id}
                  line={{ place, depth: 0, below: 0, open: false }}
                  name={pathText(place.path)}
                  tree={tree}
                  onAsk={setAsk}
                />
              ))
            : lines.map((line) => (
                <Line
                  key={line.place.id}
                  line={line}
                  name={line.place.name}
                  tree={tree}
                  onAsk={setAsk}
                  onFold={(open) => fold(line.place.id, open)}
                />
              ))}
        </ul>
      </Stack>
      {ask && <LocationDialog ask={ask} onClose={() => setAsk(null)} />}
    </Region>
  );
}

type LineProps = {
  readonly tree: LocationTree;
  readonly line: LocationLine;
  readonly name: string;
  readonly onAsk: (ask: LocationAsk) => void;
  readonly onFold?: (open: boolean) => void;
};

function Line({ tree, line, name, onAsk, onFold }: LineProps) {
  const t = useWords();
  const { place, depth, below, open } = line;
  const style: CSSProperties & Record<'--depth', number> = { '--depth': depth };
  return (
    <li className="location-line" style={style}>
      <span className="location-fold">
        {below > 0 && onFold ? (
          <IconButton
            size="s"
            icon={open ? 'chevron-down' : 'chevron-right'}
            name={t(open ? 'settings.locations.close' : 'settings.locations.open', { name: place.label })}
            onClick={() => onFold(!open)}
          />
        ) : (
          <Icon name="location" />
        )}
      </span>
      <span className="location-name">
        <Text>{name}</Text>
        <Text tone="muted">{t(`settings.locations.types.${place.locationType}`)}</Text>
        {place.barcode && <Text tone="muted">{place.barcode}</Text>}
        {below > 0 && !open && <Text tone="muted">{t('settings.locations.below', { count: below })}</Text>}
        <Marks place={place} tree={tree} />
      </span>
      <LocationMenu place={place} tree={tree} onAsk={onAsk} />
    </li>
  );
}

type OfPlace = { readonly place: Place; readonly tree: LocationTree };

function Marks({ place, tree }: OfPlace) {
  const t = useWords();
  return (
    <>
      {place.isBack && <StatusMark plain tone="warn" label={t('settings.locations.isBack')} />}
      {tree.isCut(place.id) && <StatusMark plain tone="warn" label={t('settings.locations.isCut')} />}
      {place.notForSale && (
        <StatusMark
          plain
          tone="quiet"
          icon="cancelled"
          label={t(place.ownNotForSale ? 'settings.locations.notForSale' : 'settings.locations.withinNotForSale')}
        />
      )}
      {place.archived && (
        <StatusMark
          plain
          tone="quiet"
          icon="archive"
          label={t(place.ownArchived ? 'settings.locations.archived' : 'settings.locations.within')}
        />
      )}
    </>
  );
}

function LocationMenu({ place, tree, onAsk }: OfPlace & Pick<LineProps, 'onAsk'>) {
  const t = useWords();
  const tell = useTellAnswer();
  const { archive, remove, takeBack } = useLocationCommands();
  const readServed = useReadServedFrom();
  const [served, setServed] = useState<readonly ServedFrom[]>([]);
  const { id, label: name, ownArchived, isBack } = place;
  const run = async (act: ReturnType<typeof archive>, said: string) => void tell(await act, said, { whole: true });
  const archiving = ownArchived
    ? ({ label: t('settings.locations.unarchive'), said: 'settings.locations.wasUnarchived' } as const)
    : ({ label: t('settings.locations.archive'), said: 'settings.locations.wasArchived' } as const);
  const archiveNow = () => void run(archive(id, !ownArchived), t(archiving.said, { name }));
  const askToArchive = async () => {
    const found = ownArchived ? [] : await readServed(id);
    if (found.length > 0) setServed(found);
    else archiveNow();
  };
  const menu = (
    <Menu
      name={t('settings.locations.more', { name })}
      items={[
        { id: 'edit', label: t('settings.locations.edit'), icon: 'edit', onSelect: () => onAsk({ place }) },
        {
          id: 'below',
          label: t('settings.locations.addBelow'),
          icon: 'plus',
          onSelect: () => onAsk({ parentId: id }),
        },
        { id: 'line', divider: true },
        {
          id: 'archive',
          label: archiving.label,
          icon: 'archive',
          onSelect: () => void askToArchive(),
        },
        ...(isBack
          ? [
              {
                id: 'back',
                label: t('settings.locations.takeBack'),
                icon: 'undo',
                onSelect: () => void run(takeBack(id), t('settings.locations.wasTakenBack', { name })),
              } as const,
            ]
          : []),
        ...(tree.mayRemove(id)
          ? [
              {
                id: 'remove',
                label: t('settings.locations.remove'),
                icon: 'delete',
                danger: true,
                onSelect: () => void run(remove(id), t('settings.locations.removed', { name })),
              } as const,
            ]
          : []),
      ]}
    />
  );
  return (
    <>
      {menu}
      {served.length > 0 && (
        <ArchivePlaceDialog
          name={name}
          served={served}
          onClose={() => setServed([])}
          onArchive={() => {
            setServed([]);
            archiveNow();
          }}
        />
      )}
    </>
  );
}
