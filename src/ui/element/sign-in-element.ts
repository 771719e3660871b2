import type { PropertyDeclarations } from 'lit';
import type { GetToken } from '../../http/auth.ts';
import { BoundElement } from './bound-element.ts';

/** What a page tells an element about how its calls are signed in. */
export abstract class SignInElement extends BoundElement {
  static override properties: PropertyDeclarations = {
    credentials: {},
    user: {},
    csrfMeta: { attribute: 'csrf-meta' },
    csrfCookie: { attribute: 'csrf-cookie' },
    csrfOrigin: { attribute: 'csrf-origin' },
    csrfHeader: { attribute: 'csrf-header' },
    token: { attribute: false },
    getToken: { attribute: false },
    fetch: { attribute: false },
  };

  /** Whether cookies go with the calls: `omit`, `same-origin` or `include`, as fetch has it. @default 'same-origin' */
  declare credentials: RequestCredentials;
  /** An opaque key of the signed-in customer, under which drafts and read marks are stored; else the server's `Config.user.key`. */
  declare user: string | undefined;
  /** Name of a `<meta>` whose content goes with every write to the page's own origin, as `X-CSRF-Token`. */
  declare csrfMeta: string | undefined;
  /** Name of a cookie whose value goes with every write to the page's own origin, as `X-XSRF-TOKEN`. */
  declare csrfCookie: string | undefined;
  /**
   * Other origins that get the CSRF token, too, separated by spaces: of an API beside the page, such as `https://api.panel.example`.
   * Name only what you run yourself. An origin that is not named never gets it.
   */
  declare csrfOrigin: string | undefined;
  /** Name of the header of the CSRF token, in place of `X-CSRF-Token` and `X-XSRF-TOKEN`: `X-CSRFToken` for Django. */
  declare csrfHeader: string | undefined;
  /** Bearer token, sent to the API's origin only. */
  declare token: string | undefined;
  /** Gives a bearer token; called with `refresh: true` when the last one was rejected. */
  declare getToken: GetToken | undefined;
  /** Used in place of `window.fetch`. */
  declare fetch: typeof fetch | undefined;
}
