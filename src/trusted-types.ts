/** The part of a Trusted Types policy that this project uses; the DOM library has no types for it yet. */
export interface HtmlPolicy {
  createHTML(html: string): string;
}

interface TrustedTypesHost {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: HtmlPolicy & { createScriptURL?(url: string): string }): HtmlPolicy;
  };
}

/**
 * The one Trusted Types policy of the widget, so that a page needs to allow nothing but
 * `trusted-types support-requests`. Lit uses it for its static templates (the build points Lit's own policy here) and
 * the sanitizer of rich text for what it parses. It passes HTML through unchanged: neither gives it anything from the
 * backend that was not sanitized. `undefined` where the browser has no Trusted Types.
 *
 * @see https://w3c.github.io/trusted-types/dist/spec/
 */
export const policy: HtmlPolicy | undefined = (globalThis as TrustedTypesHost).trustedTypes?.createPolicy(
  'support-requests',
  { createHTML: html => html },
);
