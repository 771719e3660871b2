import { isPictureFile } from '../../../attachments/rules.ts';
import type { Attachment } from '../../../model.ts';
import { referencedId } from '../../../text/picture-references.ts';

/**
 * Finds what to load for the pictures that came with a body. `attachment:` names one of its attachments by
 * its id. `cid:` (RFC 2392) names a part of a mail, which a helpdesk stores as an attachment: it is found by its file name, with which mail programs begin the
 * id, else by its position among the pictures that no id has named. Any other URL is returned as it is.
 *
 * @returns a function that gives `undefined` for a picture that is not there
 */
export function embeddedPictures(
  body: string,
  attachments: readonly Attachment[],
): (url: string) => string | undefined {
  const ids = [...new Set(Array.from(body.matchAll(/cid:([^\s"'<>)]+)/gi), ([, id = '']) => idOf(id)))];
  const pictures = attachments.filter(file => file.local && !file.state && isPictureFile(file));
  const free = new Set(pictures);
  const found = new Map<string, Attachment>();
  const assign = (id: string, picture: Attachment | undefined) => {
    if (picture && free.delete(picture)) found.set(id, picture);
  };
  for (const id of ids)
    assign(
      id,
      [...free].find(({ name }) => isNamed(id, name.toLowerCase())),
    );
  for (const id of ids) if (!found.has(id)) assign(id, [...free][0]);
  return url => {
    if (/^cid:/i.test(url)) return found.get(idOf(url.slice(4)))?.url;
    const id = referencedId(url);
    return id === undefined ? url : pictures.find(picture => picture.id === id)?.url;
  };
}

const isNamed = (id: string, name: string): boolean => id === name || id.startsWith(`${name}@`);

/** An id without its escapes, in small letters. */
function idOf(text: string): string {
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text.toLowerCase();
  }
}
