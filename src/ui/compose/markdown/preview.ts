import type { SupportRequestThread } from '../../thread/support-request-thread.ts';
import { splitLinks } from '../../../text/links.ts';
import { adopt, make } from '../../element/dom.ts';
import { loadModule } from '../../element/load-module.ts';
import type { TrustedTypePolicyLike } from '../../body/rich-text/rich-text.lazy.ts';

/** A comment's body as the thread will show it. */
export async function renderPreview(
  host: SupportRequestThread,
  body: string,
  format: 'text' | 'markdown',
  policy: TrustedTypePolicyLike | undefined,
): Promise<HTMLElement> {
  if (format === 'text') return renderText(body);
  const { renderRichText, richTextStyles } = await loadModule(
    import('../../body/rich-text/rich-text.lazy.ts'),
  );
  adopt(host.shadowRoot, richTextStyles);
  const { backend } = host.desk ?? {};
  const rich = make('div', { className: 'rich' });
  rich.append(
    renderRichText(body, format, {
      policy,
      isLocal: url => backend?.localUrl?.(url) !== undefined,
      openInNewTab: host.translator.t('link.newTab'),
    }),
  );
  for (const image of rich.querySelectorAll<HTMLImageElement>('img[data-local-src]')) {
    image.src = backend?.localUrl?.(image.dataset.localSrc ?? '') ?? '';
  }
  return rich;
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
