import { useState } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import { useWords } from '#renderer/words/words.ts';
import './picture.css';

/** How a picture looks now: the address of its bytes, or why there is none. */
type Look = { readonly state: 'loading' | 'missing' } | { readonly state: 'here'; readonly url: string };

type PictureProps = {
  /** Null: there is no picture. */
  readonly look: Look | null;
  /** What it shows: the product's name. */
  readonly alt: string;
  /** row: in a list; tile: among others; whole: alone. */
  readonly size: 'row' | 'tile' | 'whole';
};

/** A picture, or a place for one that is not on this computer yet. */
export function Picture({ look, alt, size }: PictureProps) {
  const t = useWords();
  const [broken, setBroken] = useState<string | null>(null);
  if (look?.state === 'here' && look.url !== broken)
    return (
      <img
        className="picture"
        data-size={size}
        src={look.url}
        alt={alt}
        draggable={false}
        onError={() => setBroken(look.url)}
      />
    );
  const isOnItsWay = look === null || look.state === 'loading';
  const label = isOnItsWay ? alt : t('pictures.missing', { name: alt });
  return (
    <span
      className="picture picture-none"
      data-size={size}
      {...(look !== null && { role: 'img', 'aria-label': label, title: isOnItsWay ? undefined : label })}
    >
      {!isOnItsWay && <Icon name="picture" size={size === 'row' ? 16 : 24} />}
      {!isOnItsWay && size === 'whole' && <span>{label}</span>}
    </span>
  );
}
