import type { Comment } from '../../../model.ts';

/**
 * The bodies that are markdown or HTML, sanitized as on the screen and made for paper. A body that is not in the map is shown as
 * it was written.
 *
 * @param convert makes what is wanted from the DOM of a body
 */
export async function richBodies<T>(
  entries: readonly Comment[],
  convert: (body: DocumentFragment, richText: { flatten: (body: Node) => string }) => T,
): Promise<Map<Comment, T>> {
  const bodies = new Map<Comment, T>();
  if (entries.every(({ format }) => format === 'text')) return bodies;
  // Without its module the source is better than nothing.
  const richText = await import('../../body/rich-text/rich-text.lazy.ts').catch(() => undefined);
  if (!richText) return bodies;
  for (const entry of entries) {
    const { body, format } = entry;
    if (format === 'text') continue;
    try {
      bodies.set(entry, convert(richText.renderForPaper(body, format), richText));
    } catch {
      // A page that refuses to make DOM from a string: a body as it was written is no reason to print nothing.
    }
  }
  return bodies;
}
