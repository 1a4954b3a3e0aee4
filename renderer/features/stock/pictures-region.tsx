import { type DragEvent, type RefObject, useRef, useState } from 'react';
import { useCommands } from '#renderer/ui/commands.ts';
import { Menu } from '#renderer/ui/menu.tsx';
import { Picture } from '#renderer/parts/picture.tsx';
import { PictureButton } from '#renderer/parts/picture-field.tsx';
import { Region } from '#renderer/ui/region.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFileDrag } from '#renderer/ui/use-file-drag.ts';
import { useFilePaste } from '#renderer/ui/use-file-paste.ts';
import { useWords } from '#renderer/words/words.ts';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import { PictureDialog } from './picture-dialog.tsx';
import { MOST_PICTURES } from './pictures.commands.ts';
import { usePicture, useProductPictures } from './pictures.queries.ts';
import { pictureCommands } from './stock.palette.ts';
import { type PictureActs, usePictureActs } from './use-picture-acts.ts';
import './pictures-region.css';

type PicturesRegionProps = {
  readonly productId: ProductId;
  readonly name: string;
  /** Where pictures may be dropped: the whole page of the product. */
  readonly page: RefObject<HTMLElement | null>;
};

/** The pictures of a product, in the order in which it shows them: from files, dropped or pasted. */
export function PicturesRegion({ productId, name, page }: PicturesRegionProps) {
  const t = useWords();
  const pictures = useProductPictures(productId);
  const acts = usePictureActs(productId, name);
  const [open, setOpen] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const over = useFileDrag(page, acts.add, 'image/');
  useFilePaste('image/', acts.add);
  const shown = pictures ?? [];
  const isFull = shown.length >= MOST_PICTURES;
  useCommands(pictureCommands, { 'pictures.add': isFull ? null : () => field.current?.click() });
  return (
    <Region
      name={t('pictures.title')}
      actions={
        <PictureButton
          label={t('pictures.add')}
          kind="quiet"
          multiple
          shortcut="i"
          field={field}
          busy={acts.busy}
          disabled={isFull}
          onFiles={acts.add}
        />
      }
    >
      {over && (
        <Text as="div" tone="muted">
          {t('pictures.dropHere')}
        </Text>
      )}
      {pictures?.length === 0 && !over && <Text tone="muted">{t('pictures.none')}</Text>}
      {isFull && <Text tone="muted">{t('pictures.limit', { count: MOST_PICTURES })}</Text>}
      {shown.length > 0 && <Tiles name={name} pictures={shown} acts={acts} onOpen={setOpen} />}
      {open !== null && shown.includes(open) && (
        <PictureDialog name={name} pictures={shown} hash={open} onShow={setOpen} onClose={() => setOpen(null)} />
      )}
    </Region>
  );
}

type TilesProps = {
  readonly name: string;
  readonly pictures: readonly string[];
  readonly acts: PictureActs;
  readonly onOpen: (hash: string) => void;
};

function Tiles({ name, pictures, acts, onOpen }: TilesProps) {
  const [dragged, setDragged] = useState<string | null>(null);
  return (
    <ul className="picture-tiles">
      {pictures.map((hash, place) => (
        <Tile
          key={hash}
          hash={hash}
          name={name}
          place={place}
          count={pictures.length}
          acts={acts}
          onOpen={() => onOpen(hash)}
          dragged={dragged}
          onDrag={setDragged}
        />
      ))}
    </ul>
  );
}

type TileProps = Pick<TilesProps, 'name' | 'acts'> & {
  readonly hash: string;
  readonly place: number;
  readonly count: number;
  readonly onOpen: () => void;
  /** The tile that is being dragged, if any. */
  readonly dragged: string | null;
  readonly onDrag: (hash: string | null) => void;
};

function Tile({ hash, name, place, count, acts, onOpen, dragged, onDrag }: TileProps) {
  const t = useWords();
  const look = usePicture(hash, 'thumb');
  const [over, setOver] = useState(false);
  const takes = dragged !== null && dragged !== hash;
  const number = place + 1;
  const dragOver = (event: DragEvent) => {
    if (!takes) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <li
      className="picture-tile"
      data-over={over || undefined}
      draggable={count > 1}
      onDragStart={() => onDrag(hash)}
      onDragEnd={() => onDrag(null)}
      onDragOver={dragOver}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!takes) return;
        event.preventDefault();
        setOver(false);
        acts.move(dragged, place);
      }}
    >
      <button
        type="button"
        className="picture-open"
        aria-label={t('pictures.view', { number, count })}
        onClick={onOpen}
      >
        <Picture look={look} alt={name} size="tile" />
      </button>
      <div className="picture-acts">
        <Menu
          name={t('pictures.more', { number })}
          items={[
            { id: 'open', label: t('pictures.open'), icon: 'show', onSelect: onOpen },
            {
              id: 'first',
              label: t('pictures.first'),
              icon: 'star',
              disabled: place === 0,
              onSelect: () => acts.move(hash, 0),
            },
            {
              id: 'earlier',
              label: t('pictures.earlier'),
              icon: 'chevron-left',
              disabled: place === 0,
              onSelect: () => acts.move(hash, place - 1),
            },
            {
              id: 'later',
              label: t('pictures.later'),
              icon: 'chevron-right',
              disabled: number === count,
              onSelect: () => acts.move(hash, place + 1),
            },
            { id: 'line', divider: true },
            {
              id: 'remove',
              label: t('pictures.remove'),
              icon: 'delete',
              danger: true,
              onSelect: () => acts.remove(hash),
            },
          ]}
        />
      </div>
    </li>
  );
}
