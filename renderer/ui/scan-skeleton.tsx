import { useHeldScans } from './scans.ts';
import { Skeleton } from './skeleton.tsx';

/** Stands for a screen that takes scans while it is being read, and keeps them for it. */
export function ScanSkeleton({ lines }: { readonly lines: number }) {
  useHeldScans();
  return <Skeleton lines={lines} />;
}
