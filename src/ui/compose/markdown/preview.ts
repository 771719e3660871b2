import type { SupportRequestThread } from '../../thread/support-request-thread.ts';
import { splitLinks } from '../../../text/links.ts';
import { make } from '../../element/dom.ts';
import { adoptLate } from '../../element/late-view.ts';

/** A comment's body as the thread will show it. */
export async function renderPreview(
  host: SupportRequestThread,
  body: string,
  format: 'text' | 'markdown',
): Promise<HTMLElement> {
  if (format === 'text') return renderText(body);
  const { RichBody, richTextStyles } = await import('../../body/rich-text/rich-text.lazy.ts');
  adoptLate(host, richTextStyles);
  const rich = new RichBody(host, body, format);
  void rich.loadPictures();
  return rich.element;
}

function renderText(body: string): HTMLElement {
  const text = make('div', { className: 'text' });
  for (const { text: part, href } of splitLinks(body)) {
    text.append(
      href === undefined
        ? part
        : make('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, part),
    );
  }
  return text;
}
