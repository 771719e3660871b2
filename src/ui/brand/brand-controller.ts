import { stringsChanged } from '../../i18n/lang-watch.ts';
import { withDeadline } from '../../time/deadline.ts';
import type { Branding, BrandHost } from './brand.ts';

/** How long nothing is rendered while a brand is loading, in milliseconds; one that comes later is put on then. */
const LOAD_TIMEOUT = 8000;

/** Loads the brand of an element, and with it the lazy module that renders it. */
export class BrandController {
  /** `undefined` for none. */
  branding: Branding | undefined;
  /** Resolves when the brand is loaded, or is not waited for any longer; `undefined` while none is loading. */
  loaded: Promise<void> | undefined;
  readonly #host: BrandHost;

  constructor(host: BrandHost) {
    this.#host = host;
  }

  /** While this is so nothing is rendered anew and no desk is joined. */
  get isLoading(): boolean {
    return this.loaded !== undefined;
  }

  /** Loads the host's present brand. Where it cannot be had, that is reported in the console, and there is none. */
  load(): void {
    const host = this.#host;
    const { brand } = host;
    const settle = (branding: Branding | undefined) => {
      if (brand !== host.brand) return;
      this.branding = branding;
      this.loaded = undefined;
      stringsChanged();
    };
    const loaded = import('./brand.lazy.ts')
      .then(({ applyBrand }) => applyBrand(host, brand))
      // eslint-disable-next-line no-console -- For the integrator; the desk works without.
      .catch(console.error as (error: unknown) => undefined)
      .then(settle);
    this.loaded = withDeadline(LOAD_TIMEOUT, undefined, () => loaded).catch(() => settle(this.branding));
  }
}
