/** References from a text in markdown to a picture that is attached to it: `![console.png](attachment:a1)`. */

/** The characters of a name that markdown, or {@link REFERENCE}, would take for its own. */
const SPECIAL = /[\\[\]()*<>&|~!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

const REFERENCE = /!\[((?:[^[\]\\\n]|\\[^\n])*)\]\(attachment:([^\s()[\]<>]+)\)/g;

/** The name as the text of a reference. */
const escapeName = (name: string): string => name.replace(/`/g, '’').replace(SPECIAL, String.raw`\$&`);

/** Also what `encodeURIComponent` leaves and markdown does not. */
const encodeId = (id: string): string =>
  encodeURIComponent(id).replace(
    /[!'()*~]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Makes a reference. @param name one line */
export const pictureReference = (id: string, name: string): string =>
  `![${escapeName(name)}](attachment:${encodeId(id)})`;

/** The id in a URL `attachment:…`; `undefined` for any other URL. */
export function referencedId(url: string): string | undefined {
  const [, id] = /^attachment:(.+)$/is.exec(url) ?? [];
  if (id === undefined) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Whether a text refers to a picture. */
export const refersTo = (text: string, id: string): boolean =>
  Array.from(text.matchAll(REFERENCE)).some(([, , encoded = '']) => encoded === encodeId(id));

/** The text without its references to a picture; a line of which nothing else is left goes, too. */
export const withoutReferences = (text: string, id: string): string =>
  text
    .split('\n')
    .flatMap(line => {
      const rest = line.replace(REFERENCE, (whole, _name, encoded: string) =>
        encoded === encodeId(id) ? '' : whole,
      );
      return rest !== line && rest.trim() === '' ? [] : rest;
    })
    .join('\n');

/**
 * The text with references to files that were uploaded again, and so have another id. They are known by their names: those of one draft
 * differ. What is quoted refers to somebody else's file.
 *
 * @param files what is attached
 */
export const withCurrentIds = (
  text: string,
  files: readonly { readonly id: string; readonly name: string }[],
): string =>
  text
    .split('\n')
    .map(line =>
      /^ {0,3}>/.test(line)
        ? line
        : line.replace(REFERENCE, (whole, name: string, encoded: string) => {
            if (files.some(({ id }) => encodeId(id) === encoded)) return whole;
            const file = files.find(candidate => escapeName(candidate.name) === name);
            return file ? pictureReference(file.id, file.name) : whole;
          }),
    )
    .join('\n');
