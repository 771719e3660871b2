/** Texts as WHMCS keeps them: with HTML entities, and what customers write here with a last line of this server's. */

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#039;': "'",
  '&#39;': "'",
};

/** WHMCS encodes these characters in whatever it stores. */
export const decoded = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#0?39);/g, entity => entities[entity] ?? entity).replace(/\r\n?/g, '\n');

export interface Marked {
  readonly body: string;
  /** Idempotency-Key of the call that wrote it; absent for what was not written here. */
  readonly key?: string | undefined;
  readonly format: 'text' | 'markdown';
}

const line = /(?:^|\n\n)Sent from the customer panel \(ref ([0-9a-f-]{36})(, Markdown)?\)\s*$/i;

/** WHMCS shows this line to agents, and in its mails. */
export function withMark(body: string, key: string, format: 'text' | 'markdown'): string {
  const mark = `Sent from the customer panel (ref ${key}${format === 'markdown' ? ', Markdown' : ''})`;
  return body ? `${body}\n\n${mark}` : mark;
}

/** Without the mark. WHMCS's own editors write Markdown, and WHMCS does not say what was written with another one. */
export function readMark(text: string): Marked {
  const [all = '', key, markdown] = line.exec(text) ?? [];
  if (key === undefined) return { body: text, format: 'markdown' };
  return {
    body: text.slice(0, text.length - all.length),
    key: key.toLowerCase(),
    format: markdown ? 'markdown' : 'text',
  };
}
