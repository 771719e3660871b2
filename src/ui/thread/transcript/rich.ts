import type { Comment } from '../../../model.ts';

/**
 * The DOM of the bodies that are markdown or HTML, sanitized as on the screen and made for paper. A body that is not in the map
 * is shown as it was written.
 */
export async function richBodies(entries: readonly Comment[]): Promise<Map<Comment, DocumentFragment>> {
  const bodies = new Map<Comment, DocumentFragment>();
  if (entries.every(({ format }) => format === 'text')) return bodies;
  // Without its module the source is better than nothing.
  const richText = await import('../../body/rich-text/rich-text.lazy.ts').catch(() => undefined);
  if (!richText) return bodies;
  for (const entry of entries) {
    const { body, format } = entry;
    if (format === 'text') continue;
    try {
      bodies.set(entry, richText.renderForPaper(body, format));
    } catch {
      // A page that refuses to make DOM from a string: a body as it was written is no reason to print nothing.
    }
  }
  return bodies;
}
