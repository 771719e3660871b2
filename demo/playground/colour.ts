/** Colours in sRGB, written as `#rrggbb`; luminance and contrast as in WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */

type Rgb = [number, number, number];

const channels = (colour: string): Rgb => {
  const value = parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

const toHex = (rgb: readonly number[]): string =>
  `#${rgb.map(channel => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** Mixes two colours; `share` of the second is 0 to 1. */
export const mix = (first: string, second: string, share: number): string => {
  const other = channels(second);
  return toHex(channels(first).map((channel, index) => channel + (other[index]! - channel) * share));
};

/** Relative luminance, 0 to 1. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map(channel => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21. */
export function contrast(first: string, second: string): number {
  const [darker, lighter] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** The element's text colour on the accent: black or white, whichever has more contrast. */
export const textOn = (accent: string): string => (luminance(accent) < 0.179 ? '#ffffff' : '#000000');

/** Any CSS colour that the browser supports, in sRGB; undefined for other text and for colours with transparency. */
export function readColour(text: string): string | undefined {
  // These depend on the element.
  if (!CSS.supports('color', text) || /var\(|currentcolor|inherit|initial|unset|revert/i.test(text))
    return undefined;
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha] = context.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? toHex([red, green, blue]) : undefined;
}
