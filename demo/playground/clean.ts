/** Validation of what was typed or came with a link: each function returns the normalized value, or undefined where it is not valid. */

type Clean = (text: string) => string | undefined;

/** `#abc`, `abc` or `#aabbcc`, as `#aabbcc`. */
export const cleanColour: Clean = text => {
  const [, digits = ''] = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim()) ?? [];
  if (!digits) return undefined;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`.toLowerCase();
};

/** Font names and commas only: nothing that could end the CSS declaration and begin another. */
export const cleanFont: Clean = text => {
  const font = text.trim();
  const harmless = font.length <= 200 && /^[\p{L}\p{N}\s,'"._-]+$/u.test(font);
  return harmless && CSS.supports('font-family', font) ? font : undefined;
};

export const cleanText =
  (length: number): Clean =>
  text =>
    text.replace(/\p{Cc}/gu, ' ').slice(0, length) || undefined;

/** A number outside of the range becomes its minimum or maximum. */
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

function protocolOf(url: string): string | undefined {
  return URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI).protocol : undefined;
}

/** A URL that a browser opens without executing it as a script. */
export const cleanLink: Clean = text => {
  const url = text.trim();
  return url && /^(https?|mailto|tel):$/.test(protocolOf(url) ?? '') ? url : undefined;
};

/** The URL of a picture, which may be a `data:` URL. */
export const cleanLogo: Clean = text => {
  const url = text.trim();
  if (url.startsWith('data:')) return /^data:image\/[a-z0-9.+-]+[;,]/i.test(url) ? url : undefined;
  return url && /^https?:$/.test(protocolOf(url) ?? '') ? url : undefined;
};
