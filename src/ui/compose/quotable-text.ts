import type { Comment } from '../../model.ts';

/**
 * The text of a comment as somebody would quote it: HTML as plain text, without the earlier mail that it repeats. Empty for HTML where
 * the module that sanitizes it cannot be loaded.
 */
export async function quotableText({ body, format }: Comment): Promise<string> {
  if (format === 'markdown') return body;
  if (format === 'html') {
    const richText = await import('../body/rich-text/rich-text.lazy.ts').catch(() => undefined);
    return richText?.readableText(body) ?? '';
  }
  const plain = await import('../body/plain-text.lazy.ts').catch(() => undefined);
  return (await plain?.withoutQuoted(body)) ?? body;
}
