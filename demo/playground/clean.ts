/** Each takes what somebody typed, or put into a link, and gives what is kept, or undefined where it is no such thing. */

type Clean = (text: string) => string | undefined;

/** `#abc`, `abc` or `#aabbcc`, as `#aabbcc`. */
export const cleanColour: Clean = text => {
  const [, digits = ''] = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim()) ?? [];
  if (!digits) return undefined;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`.toLowerCase();
};

/** Names and commas only: nothing that could end a declaration and begin another. */
export const cleanFont: Clean = text => {
  const font = text.trim();
  const harmless = font.length <= 200 && /^[\p{L}\p{N}\s,'"._-]+$/u.test(font);
  return harmless && CSS.supports('font-family', font) ? font : undefined;
};

export const cleanText =
  (length: number): Clean =>
  text =>
    text.replace(/\p{Cc}/gu, ' ').slice(0, length) || undefined;

/** A number outside of the range becomes the nearest in it. */
export const cleanNumber =
  (min: number, max: number): Clean =>
  text => {
    const number = text.trim() ? Number(text) : NaN;
    return Number.isFinite(number) ? String(Math.min(max, Math.max(min, number))) : undefined;
  };

export const oneOf =
  (...values: string[]): Clean =>
  text =>
    values.includes(text) ? text : undefined;

function protocolOf(address: string): string | undefined {
  return URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI).protocol : undefined;
}

/** Whatever a browser would open without running it. */
export const cleanLink: Clean = text => {
  const address = text.trim();
  return address && /^(https?|mailto|tel):$/.test(protocolOf(address) ?? '') ? address : undefined;
};

/** The address of a picture, or the picture itself as a `data:` address. */
export const cleanLogo: Clean = text => {
  const address = text.trim();
  if (address.startsWith('data:'))
    return /^data:image\/[a-z0-9.+-]+[;,]/i.test(address) ? address : undefined;
  return address && /^https?:$/.test(protocolOf(address) ?? '') ? address : undefined;
};
