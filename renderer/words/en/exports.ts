/** Saving a list as a file: the kinds of file, and what is said about it. */
export const exports = {
  button: 'Export',
  more: 'More ways to export',
  choices: {
    xlsx: 'Workbook (XLSX)',
    region: 'CSV for spreadsheets ({{separator}} and {{decimal}})',
    programs: 'CSV for other programs',
    csv: 'CSV',
  },
  working: 'Writing the file',
  stopped: 'Export stopped: no file was written',
  saved_one: '{{count}} row exported',
  saved_other: '{{count}} rows exported',
  files: { receipts: 'receipts', activity: 'activity', movements: 'movements', document: 'document' },
};
