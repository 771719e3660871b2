import { asPicture, isPictureFile } from '../../../attachments/rules.ts';
import type { Attachment, Comment } from '../../../model.ts';
import { withDeadline } from '../../../time/deadline.ts';

/** Milliseconds for which printing waits for one picture. */
const TIMEOUT = 8000;
/** Pictures that are printed; the others are named. */
const LIMIT = 60;

/**
 * Loads the pictures that are attached to entries, as elements of a document.
 *
 * @param fetchPicture as `SupportBackend.fetchAttachment`; what it cannot have is left out
 */
export async function loadPictures(
  target: Document,
  entries: readonly Comment[],
  fetchPicture: ((url: string) => Promise<Blob>) | undefined,
): Promise<Map<Attachment, HTMLImageElement>> {
  const pictures = new Map<Attachment, HTMLImageElement>();
  if (!fetchPicture) return pictures;
  const files = entries
    .flatMap(({ attachments }) => attachments)
    .filter(file => !file.state && file.local && isPictureFile(file))
    .slice(0, LIMIT);
  await Promise.all(
    files.map(async file => {
      const load = async () => asImage(target, await fetchPicture(file.url));
      const image = await withDeadline(TIMEOUT, undefined, load).catch(() => undefined);
      if (image) pictures.set(file, image);
    }),
  );
  return pictures;
}

/** @throws where it is no raster picture */
async function asImage(target: Document, blob: Blob): Promise<HTMLImageElement> {
  const image = target.createElement('img');
  const url = URL.createObjectURL(asPicture(blob));
  image.src = url;
  image.alt = '';
  try {
    await image.decode();
  } finally {
    // What is decoded stays.
    URL.revokeObjectURL(url);
  }
  return image;
}
