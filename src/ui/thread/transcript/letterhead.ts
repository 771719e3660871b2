import type { Letterhead } from '../../brand/brand.ts';

/** How long paper waits for a picture, in milliseconds. */
const PATIENCE = 5000;

/**
 * The brand's logo and name at the head of the first sheet, once the logo is there; empty for none. A picture that does not
 * come, or that the page's policy does not allow, is left out: its words stand for it where the brand has no name.
 */
export async function letterheadPart(
  target: Document,
  { name, logo }: Letterhead,
): Promise<HTMLElement | undefined> {
  const image = logo && (await loaded(target, logo));
  const text = name || (image ? '' : logo?.alt);
  if (!image && !text) return undefined;
  const part = target.createElement('div');
  part.className = 'brand';
  if (image) {
    // What is read beside it need not be read twice.
    image.alt = logo.alt === text ? '' : (logo.alt ?? '');
    part.append(image);
  }
  if (text) {
    const translator = target.createElement('bdi');
    translator.append(text);
    part.append(translator);
  }
  return part;
}

function loaded(
  target: Document,
  { src, width, height }: NonNullable<Letterhead['logo']>,
): Promise<HTMLImageElement | undefined> {
  const image = target.createElement('img');
  if (width) image.width = width;
  if (height) image.height = height;
  return new Promise(resolve => {
    const stop = setTimeout(() => resolve(undefined), PATIENCE);
    const settle = (result: HTMLImageElement | undefined) => {
      clearTimeout(stop);
      resolve(result);
    };
    image.addEventListener('load', () => settle(image));
    image.addEventListener('error', () => settle(undefined));
    image.src = src;
  });
}
