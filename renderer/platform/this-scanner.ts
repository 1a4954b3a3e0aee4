import { openScannerSettings } from './scanner-settings.ts';

/** The scanner settings of this computer. */
export const thisScanner = openScannerSettings(localStorage);
