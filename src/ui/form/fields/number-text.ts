/** Numbers as people type them in their language. */

interface Marks {
  readonly decimal: string;
  readonly group: string;
}

function marksOf(locale: string): Marks {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true, minimumFractionDigits: 1 }).formatToParts(
    12345678.5,
  );
  const mark = (type: Intl.NumberFormatPartTypes) => parts.find(part => part.type === type)?.value ?? '';
  return { decimal: mark('decimal') || '.', group: mark('group') };
}

/** With ASCII digits, and the marks of Arabic numbers as ASCII ones. */
const plainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, digit => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\u066B/g, '.')
    .replace(/\u066C/g, ',')
    .replace(/[\u2212\u2013]/g, '-');

/**
 * What was typed as a number with a point and without groups: "1 234,5" is `1234.5`. A comma or a point is taken for the mark of decimals,
 * unless it can only separate groups: both are there, or the language groups with it and three digits follow. A text that is no
 * number stays as it is.
 */
export function parseNumber(locale: string, typed: string): string {
  const { group } = marksOf(locale);
  const text = plainDigits(typed)
    .replace(/[\s'\u2019]/g, '')
    .replace(/[\u200e\u200f\u061c]/g, '');
  if (!/^[-+]?(\d[\d.,]*|[.,]\d+)$/.test(text)) return typed;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const mark = text[last];
  const marks = text.match(/[.,]/g) ?? [];
  const others = marks.filter(each => each !== mark).length;
  const isGroup =
    marks.length - others > 1 ||
    (marks.length === 1 && mark === group && /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(text));
  const whole = isGroup || last < 0 ? text : text.slice(0, last);
  const decimals = isGroup || last < 0 ? '' : text.slice(last + 1);
  const sign = text.startsWith('-') ? '-' : '';
  const digits = whole.replace(/[^\d]/g, '').replace(/^0+(?=\d)/, '') || '0';
  const rest = decimals.replace(/0+$/, '');
  const number = rest ? `${digits}.${rest}` : digits;
  return number === '0' ? number : sign + number;
}

/** A number as {@link parseNumber} gives it, in the language's way and without groups; another text as it is. */
export function showNumber(locale: string, value: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return value;
  return value.replace('.', plainDigits(marksOf(locale).decimal));
}
