import { useCallback } from 'react';
import { type MovementDocument, newestDocuments } from '#renderer/db/movement-documents.ts';
import { useShop } from '#renderer/db/shop.ts';

export type { MovementDocument };

/** The newest deliveries, moves and returns, newest first. */
export function useReadDocuments(): () => Promise<readonly MovementDocument[]> {
  const shop = useShop();
  return useCallback(() => newestDocuments(shop), [shop]);
}
