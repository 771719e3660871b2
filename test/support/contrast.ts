/** Contrast of text as it is seen, with the colours and grounds of everything around it. */

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** Any colour of CSS, in sRGB; the canvas knows them all. */
function rgba(color: string): Rgba {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const over = (top: Rgba, below: Rgba): Rgba => {
  const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3]);
  return [mix(0), mix(1), mix(2), 1];
};

/** Relative luminance, WCAG 2.2. */
function luminance(color: Rgba): number {
  const [red, green, blue] = color.slice(0, 3).map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** The contrast of an element's text with its ground, by WCAG 2.2. */
export function contrastOf(element: Element, page: string): number {
  const grounds: Rgba[] = [];
  let at: Element | null = element;
  while (at) {
    grounds.push(rgba(getComputedStyle(at).backgroundColor));
    at = at.parentElement ?? (at.getRootNode() as Partial<ShadowRoot>).host ?? null;
  }
  const ground = grounds.reduceRight((below, top) => over(top, below), rgba(page));
  const [light, dark] = [
    luminance(over(rgba(getComputedStyle(element).color), ground)),
    luminance(ground),
  ].sort((one, other) => other - one);
  return (light! + 0.05) / (dark! + 0.05);
}
