import { navigate } from '#renderer/ui/location.ts';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useWords } from '#renderer/words/words.ts';

const places = { receipts: '/purchasing', suppliers: '/suppliers' } as const;

/** The parts of Purchasing: what was received, and who delivers it. */
export function PurchasingTabs({ shown }: { readonly shown: keyof typeof places }) {
  const t = useWords();
  return (
    <Tabs
      name={t('purchasing.title')}
      tabs={[
        { id: 'receipts', label: t('purchasing.receipts') },
        { id: 'suppliers', label: t('suppliers.title') },
      ]}
      value={shown}
      onChange={(id) => navigate(places[id], { replace: id === shown })}
    />
  );
}
