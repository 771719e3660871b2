import { html, nothing, type TemplateResult } from 'lit';
import { withDeadline } from '../../../time/deadline.ts';
import type { Letterhead } from '../../brand/brand.ts';

/** How long printing waits for a picture, in milliseconds. */
const PATIENCE = 5000;

/**
 * The brand's logo and name at the head of the first sheet, once the logo is loaded; nothing where there is neither. A picture
 * that can't be loaded, or that the page's policy does not allow, is left out: its text stands for it where the brand has no name.
 */
export async function renderLetterhead(
  target: Document,
  { name, logo }: Letterhead,
): Promise<TemplateResult | typeof nothing> {
  const image = logo && (await loaded(target, logo));
  const text = name || (image ? '' : logo?.alt);
  if (!image && !text) return nothing;
  // What is read beside it need not be read twice.
  if (image) image.alt = logo.alt === text ? '' : (logo.alt ?? '');
  return html`<div class="brand">${image}${text ? html`<bdi>${text}</bdi>` : nothing}</div>`;
}

/** The picture as an element of the document, which has to wait for it; `undefined` where it can't be loaded in time. */
function loaded(
  target: Document,
  { src, width, height }: NonNullable<Letterhead['logo']>,
): Promise<HTMLImageElement | undefined> {
  const image = target.createElement('img');
  if (width) image.width = width;
  if (height) image.height = height;
  return withDeadline(
    PATIENCE,
    undefined,
    () =>
      new Promise<HTMLImageElement | undefined>(resolve => {
        image.addEventListener('load', () => resolve(image));
        image.addEventListener('error', () => resolve(undefined));
        image.src = src;
      }),
  ).catch(() => undefined);
}
