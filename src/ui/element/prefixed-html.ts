import { html } from 'lit';

/**
 * Lit's `html` for templates that contain our own elements: their tags get another prefix in place of `support-`. Lit
 * recognises a template by the identity of its strings, so each template is rewritten once.
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
