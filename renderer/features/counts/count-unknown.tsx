import { type NewProductOf, UnknownCode } from '#renderer/parts/unknown-code.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useCountCommands } from './counts.commands.ts';
import { cartonOf, useProductFinder } from './counts.queries.ts';
import type { UnknownCodes } from './use-unknown-code.ts';

type CountUnknownProps = {
  readonly unknown: UnknownCodes;
  readonly newProduct: NewProductOf;
  /** What is closed gives the focus back to where the next scan goes. */
  readonly onDone: () => void;
};

/** Asks in a count what a code is that nothing has; the product it turns out to be is counted at once. */
export function CountUnknown({ unknown, newProduct, onDone }: CountUnknownProps) {
  const t = useWords();
  const finder = useProductFinder();
  const { attach } = useCountCommands();
  const { code } = unknown;
  if (code === null) return null;
  return (
    <UnknownCode
      key={code}
      code={code}
      kept={t('counts.scan.kept')}
      finder={finder}
      carton={cartonOf(finder, code)}
      attach={attach}
      onAttached={(meant) => {
        unknown.scan(meant);
        onDone();
      }}
      newProduct={newProduct}
      onCreated={(variantId, pieces) => {
        unknown.created(variantId, pieces);
        onDone();
      }}
      onIgnore={() => {
        unknown.ignore();
        onDone();
      }}
      onScan={unknown.scanCode}
      quantityLabel={t('counts.scan.howMany')}
    />
  );
}
