import { useState } from 'react';
import { codePath } from '#shared/domain/labels/code-path.ts';
import type { Mark, PrintedPicture, Printout } from '#shared/domain/labels/page.ts';
import { IconButton } from '#renderer/ui/button.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';
import './printout-view.css';

/** The tallest page that is shown, in pixels. */
const TALLEST = 420;

/** A page as the printer gets it: the same marks, in millimetres. */
export function PrintoutView({ printout }: { readonly printout: Printout }) {
  const t = useWords();
  const format = useFormat();
  const [turned, setTurned] = useState(0);
  const pages = printout.pages.length;
  const at = Math.min(turned, Math.max(0, pages - 1));
  const { width, height } = printout;
  return (
    <div className="printout">
      <svg
        className="printout-page"
        style={{
          inlineSize: `min(100%, ${Math.round((TALLEST * width) / height)}px)`,
          aspectRatio: `${width} / ${height}`,
        }}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('labels.preview.page', { page: at + 1, pages: Math.max(1, pages) })}
      >
        <rect width={width} height={height} fill="#fff" />
        {(printout.pages[at] ?? []).map(({ face, x, y }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what stands on a page has no other name than its place
          <g key={place} transform={`translate(${x} ${y})`}>
            {(printout.faces[face] ?? []).map((mark, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a mark has no other name than its place
              <MarkView key={i} mark={mark} pictures={printout.pictures ?? []} />
            ))}
          </g>
        ))}
      </svg>
      {pages > 1 && (
        <Inline>
          <IconButton
            name={t('labels.preview.before')}
            icon="chevron-left"
            disabled={at === 0}
            onClick={() => setTurned(at - 1)}
          />
          <Text as="span" tone="muted" size="s" figure>
            {t('labels.preview.of', { page: format.count(at + 1), pages: format.count(pages) })}
          </Text>
          <IconButton
            name={t('labels.preview.after')}
            icon="chevron-right"
            disabled={at === pages - 1}
            onClick={() => setTurned(at + 1)}
          />
        </Inline>
      )}
    </div>
  );
}

type MarkViewProps = { readonly mark: Mark; readonly pictures: readonly PrintedPicture[] };

function MarkView({ mark, pictures }: MarkViewProps) {
  switch (mark.mark) {
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y + mark.size * 0.94}
          fontSize={mark.size}
          fontWeight={mark.weight === 'bold' ? 700 : 400}
          textLength={mark.width}
          lengthAdjust="spacingAndGlyphs"
        >
          {mark.text}
        </text>
      );
    case 'line':
      return <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} />;
    case 'bars':
      return <path d={codePath([mark.modules], mark)} />;
    case 'matrix':
      return <path d={codePath(mark.rows, mark)} />;
    case 'picture': {
      const { x, y, width, height } = mark;
      const picture = pictures[mark.picture];
      const href = picture && `data:image/${picture.kind};base64,${picture.bytes}`;
      return <image x={x} y={y} width={width} height={height} preserveAspectRatio="none" href={href} />;
    }
  }
}
