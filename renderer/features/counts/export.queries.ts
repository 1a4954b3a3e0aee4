export { useCalendar } from '#renderer/db/use-calendar.ts';
export { useListFile } from '#renderer/db/use-list-file.ts';
