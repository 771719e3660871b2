/**
 * Runs inside a frame under the strict Content-Security-Policy that the widget promises to work under; the frame's
 * parent, test/lazy/rich-text.test.ts, calls it.
 */
import { renderRichText } from '../../src/ui/body/rich-text/rich-text.lazy.ts';

const violations: string[] = [];
let noteSentinel: (() => void) | undefined;
const sentinel = 'https://sentinel.invalid';

document.addEventListener('securitypolicyviolation', event => {
  if (event.blockedURI.startsWith(sentinel)) noteSentinel?.();
  else violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string },
  ): { createHTML(html: string): unknown };
}

// Only what src/trusted-types.ts has to offer: no createScriptURL.
const policy = (window as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('support-requests', {
  createHTML: html => html,
});

export interface RichTextFrame {
  /** Whether this engine enforces Trusted Types. */
  readonly trustedTypes: boolean;
  /** Renders, puts it on the page, and returns its markup. */
  render(body: string, format: 'markdown' | 'html', withPolicy?: boolean): string;
  /** What DOMParser alone would do, to see that this engine and this frame would report it. */
  parse(html: string): void;
  /** Resolves with the violations up to now: those come in order, so one made on purpose is the last. */
  violations(): Promise<readonly string[]>;
  /** How often a script of a body ran. */
  ran: number;
}

const frame: RichTextFrame = {
  trustedTypes: policy !== undefined,
  ran: 0,
  render(body, format, withPolicy = true) {
    const fragment = renderRichText(body, format, {
      policy: withPolicy ? policy : undefined,
      isLocal: url => url.startsWith('https://api.example/'),
      openInNewTab: 'opens in a new tab',
    });
    const root = document.createElement('div');
    document.body.replaceChildren(root);
    root.attachShadow({ mode: 'open' }).append(fragment);
    return root.shadowRoot!.innerHTML;
  },
  parse(html) {
    new DOMParser().parseFromString((policy?.createHTML(html) ?? html) as string, 'text/html');
  },
  async violations() {
    await new Promise<void>(resolve => {
      noteSentinel = resolve;
      new Image().src = `${sentinel}/${Math.random()}`;
    });
    return violations.splice(0);
  },
};

Object.assign(window, { richText: frame, run: () => frame.ran++, alert: () => frame.ran++ });
// The frame's own load event says nothing of modules: in some engines it is that of the empty document before.
window.frameElement!.dispatchEvent(new Event('ready'));
