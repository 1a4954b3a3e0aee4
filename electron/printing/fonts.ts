import bold from '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf?inline';
import regular from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?inline';

const bytesOf = (url: string) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');

/** The printing font, Noto Sans (SIL Open Font License), which covers Latin, Greek and Cyrillic. */
export const fonts = { regular: bytesOf(regular), bold: bytesOf(bold) };
