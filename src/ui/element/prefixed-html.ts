import { html } from 'lit';

/**
 * Lit's `html` for templates that hold elements of ours: in place of `support-` their tags have another prefix. A
 * template has the same text each time, so each is rewritten once.
 */
export function htmlWith(prefix: string): typeof html {
  const known = new Map<TemplateStringsArray, TemplateStringsArray>();
  return (strings, ...values) => {
    const own =
      known.get(strings) ??
      Object.assign(
        strings.map(text => text.replaceAll('support-', `${prefix}-`)),
        { raw: strings },
      );
    known.set(strings, own);
    return html(own, ...values);
  };
}
