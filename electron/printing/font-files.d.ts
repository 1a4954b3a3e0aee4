/** A font file as a data URL: the bundle carries it, wherever it is installed. */
declare module '*.ttf?inline' {
  const url: string;
  export default url;
}
