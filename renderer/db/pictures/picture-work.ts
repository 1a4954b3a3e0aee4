/** What the window asks of its worker about pictures. */
export type PictureJobs = {
  /** A screen shows these and their bytes are not here: they are fetched before all others. */
  'pictures.wanted': { readonly ask: { readonly hashes: readonly string[] }; readonly answer: Record<never, never> };
};

/** How pictures stand with the shop's server. */
export type PictureStatus = {
  /** Pictures of products and of the shop that the server does not have yet. */
  readonly waiting: number;
  /** Pictures that are shown somewhere and whose bytes are not on this computer. */
  readonly missing: number;
  /** Why they do not get on, as a code; null while they do. */
  readonly trouble: string | null;
};

export const noPictures: PictureStatus = { waiting: 0, missing: 0, trouble: null };
