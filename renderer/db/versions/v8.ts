/**
 * Schema step 8: pictures. Which products show which picture is found without reading them all; thumbnails and what is
 * known of the server's pictures are notes of this computer that are made anew when they are lost.
 */
export const v8 = {
  products: 'id, *pictures',
  thumbs: 'hash',
  blobs: 'hash',
} as const;
