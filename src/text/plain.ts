/**
 * Makes one safe line of an untrusted text (a name, a summary, a file name): white space and line breaks become single
 * spaces; control characters and the bidi embeddings, overrides and isolates (UAX #9) are removed, since one left open would
 * reverse the text that follows it. Joiners and marks stay for emoji and scripts that need them; a text of nothing but invisible
 * characters becomes empty.
 */
export function cleanLine(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return /[^\s\u00ad\u200b-\u200f\u2060-\u2065\ufeff]/.test(line) ? line : '';
}
