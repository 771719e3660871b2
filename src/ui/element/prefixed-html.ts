import { html } from 'lit';

/**
 * Lit's `html` with another prefix in place of `support-` in the tags. Lit identifies a template by its strings object, so
 * each template is rewritten once.
 */
export function htmlWith(prefix: string): typeof html {
  const rewritten = new Map<TemplateStringsArray, TemplateStringsArray>();
  return (strings, ...values) => {
    let own = rewritten.get(strings);
    if (!own) {
      const texts = strings.map(text => text.replaceAll('support-', `${prefix}-`));
      rewritten.set(strings, (own = Object.assign(texts, { raw: strings })));
    }
    return html(own, ...values);
  };
}
