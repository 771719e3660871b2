import createPurifier, { type Config } from 'dompurify';
import { policy } from '../../../trusted-types.ts';
import { ATTRIBUTES, ELEMENTS, HINTS } from './allow-list.ts';

/** An instance of our own: a page's hooks and settings of the shared one do not affect it. */
let purifier: ReturnType<typeof createPurifier> | undefined;

const config: Config = {
  ALLOWED_TAGS: [...new Set(ELEMENTS.values())],
  ALLOWED_ATTR: [...new Set([...ATTRIBUTES.values()].map(([name]) => name))],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  // No browser loads anything from these; what is loaded from the first is decided later.
  ADD_URI_SAFE_ATTR: ['data-local-src', ...HINTS],
  RETURN_DOM_FRAGMENT: true,
  // Without one given, DOMPurify would create its own, which a strict `trusted-types` list reports and rejects. It
  // wants createScriptURL to be there, and calls it only for attributes of scripts, which never get this far.
  TRUSTED_TYPES_POLICY: {
    name: 'support-requests',
    createHTML: (input: string) => policy?.createHTML(input) ?? input,
    createScriptURL: () => '',
  } as unknown as NonNullable<Config['TRUSTED_TYPES_POLICY']>,
};

/**
 * Makes DOM of HTML, with only elements and attributes of the allow list. The one function of the project that makes DOM
 * from a string.
 *
 * @param html rebuilt from the allow list before (rebuild-html.ts)
 * @throws TypeError where the page enforces Trusted Types and the browser's `trustedTypes` was hidden from this script
 */
export function sanitize(html: string): DocumentFragment {
  purifier ??= createPurifier(window);
  const fragment = purifier.sanitize(html, config) as unknown as DocumentFragment | null;
  // DOMPurify swallows what the parser throws; an empty entry in the thread would look like an empty comment.
  if (!fragment)
    throw new TypeError('This page enforces Trusted Types: a policy is needed to render rich text.');
  return document.importNode(fragment, true);
}
