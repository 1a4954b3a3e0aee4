/**
 * Brings the cursor into the first field that asks about its figure or cannot read what it says; false where none does. What
 * such a field says is never saved as what stood there before.
 */
export function focusUnread(form: Element | null): boolean {
  const open = form?.querySelector('[data-asks], [data-unread]');
  if (!(open instanceof HTMLElement)) return false;
  open.focus();
  return true;
}
