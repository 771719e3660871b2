/** What only one folder of src may do, or none: options of `no-restricted-globals` and `no-restricted-syntax`. */

const network = ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'];
const networkMessage = 'Only src/http uses the network.';

export const networkGlobals = network.map(name => ({ name, message: networkMessage }));

const page = ['document', 'window', 'location', 'navigator', 'localStorage', 'sessionStorage', 'CSS'];

/** For what also runs without a page, as in Node. */
export const pageGlobals = [...page, 'XMLHttpRequest', 'EventSource'].map(name => ({
  name,
  message: 'Only src/http/page uses what a page has.',
}));

export const networkSyntax = [
  {
    selector: `MemberExpression[object.name=/^(window|globalThis|self)$/][property.name=/^(${network.join('|')})$/]`,
    message: networkMessage,
  },
  { selector: 'MemberExpression[property.name="sendBeacon"]', message: networkMessage },
];

const htmlMessage = 'Only src/ui/body/rich-text parses HTML from a string.';

export const htmlSyntax = [
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|parseFromString|srcdoc)$/]',
    message: htmlMessage,
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: htmlMessage,
  },
  {
    selector: 'ImportDeclaration[source.value=/unsafe-(html|svg|mathml|static)|static-html/]',
    message: htmlMessage,
  },
];

export const templateSyntax = [
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/<style\\b/i]',
    message: 'Styles are constructable sheets: a <style> needs unsafe-inline in the CSP.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/i]',
    message:
      'A style attribute needs unsafe-inline in the CSP: set a part, a class or a property of element.style.',
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\.(innerHTML|outerHTML|srcdoc)\\s*=/]',
    message: htmlMessage,
  },
];
