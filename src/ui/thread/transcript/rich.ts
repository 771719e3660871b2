import type { Comment } from '../../../model.ts';
import type { TranscriptOptions } from './content.ts';

/**
 * The DOM of the bodies that are markdown or HTML, sanitised as on the screen, with everything said in words that only
 * pressing would tell: where links lead, what pictures show. What is not in the map is shown as it was written.
 */
export async function richBodies(
  entries: readonly Comment[],
  { translator, policy }: TranscriptOptions,
): Promise<Map<Comment, DocumentFragment>> {
  const bodies = new Map<Comment, DocumentFragment>();
  const rich = entries.filter(({ format }) => format !== 'text');
  if (rich.length === 0) return bodies;
  // Without its file the source is better than nothing.
  const file = await import('../../body/rich-text/rich-text.lazy.ts').catch(() => undefined);
  const used = policy ?? file?.knownPolicy();
  // Where there are Trusted Types, trying without a policy may already be a violation.
  if (!file || (!used && 'trustedTypes' in globalThis)) return bodies;
  for (const entry of rich) {
    const { body, format } = entry;
    if (format === 'text') continue;
    const openInNewTab = translator.t('link.newTab');
    try {
      // Pictures need the sign-in: their text alternative stands for them.
      const fragment = file.renderRichText(body, format, {
        policy: used,
        isLocal: () => false,
        openInNewTab,
      });
      fragment.querySelectorAll('a').forEach(spellOut);
      for (const focusable of fragment.querySelectorAll('[tabindex]')) focusable.removeAttribute('tabindex');
      bodies.set(entry, fragment);
    } catch {
      // A page that refuses the policy: one body as it was written is no reason to print nothing.
    }
  }
  return bodies;
}

/** Paper can't be pressed: the address follows the link's text, unless it is that. */
function spellOut(link: HTMLAnchorElement): void {
  const address = link.href.replace(/^mailto:/, '');
  const text = link.textContent.trim();
  link.removeAttribute('title');
  if (text !== address && `${text}/` !== address && !address.endsWith(`//${text}`))
    link.after(` (${address})`);
}
