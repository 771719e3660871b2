/**
 * Runs inside a frame under the strict Content-Security-Policy that the widget promises to work under; the frame's
 * parent, test/ui/body/rich-text.test.ts, calls it. With `data-hide-trusted-types` on the frame, the browser's
 * `trustedTypes` is hidden from it, so that there is no policy.
 */
const { frameElement } = window;
if (frameElement?.hasAttribute('data-hide-trusted-types'))
  Object.defineProperty(window, 'trustedTypes', { value: undefined });

const { renderRichText } = await import('../../src/ui/body/rich-text/render.ts');
const { policy } = await import('../../src/trusted-types.ts');

const violations: string[] = [];
let noteSentinel: (() => void) | undefined;
const sentinel = 'https://sentinel.invalid';

document.addEventListener('securitypolicyviolation', event => {
  if (event.blockedURI.startsWith(sentinel)) noteSentinel?.();
  else violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});

export interface RichTextFrame {
  /** Whether the one policy of src/trusted-types.ts was made: not where the engine has no Trusted Types. */
  readonly hasPolicy: boolean;
  /** Renders, puts it on the page, and returns its markup. */
  render(body: string, format: 'markdown' | 'html'): string;
  /** What DOMParser alone would do, to see that this engine and this frame would report it. */
  parse(html: string): void;
  /** Resolves with the violations up to now: those come in order, so one made on purpose is the last. */
  violations(): Promise<readonly string[]>;
  /** How often a script of a body ran. */
  ran: number;
}

const frame: RichTextFrame = {
  hasPolicy: policy !== undefined,
  ran: 0,
  render(body, format) {
    const fragment = renderRichText(body, format, {
      isLocal: url => url.startsWith('https://api.example/'),
      openInNewTab: 'opens in a new tab',
    });
    const root = document.createElement('div');
    document.body.replaceChildren(root);
    root.attachShadow({ mode: 'open' }).append(fragment);
    return root.shadowRoot!.innerHTML;
  },
  parse(html) {
    new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html');
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
frameElement!.dispatchEvent(new Event('ready'));
