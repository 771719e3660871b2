import type { ReactiveElement } from 'lit';
import { stringsChanged } from '../../i18n/lang-watch.ts';
import { withDeadline } from '../../time/deadline.ts';
import type { Brand } from './brand.ts';
import type { ElementBrand } from './element-brand.ts';

/** How long nothing is rendered while a brand is loading, in milliseconds; one that comes later is put on then. */
const LOAD_TIMEOUT = 8000;

interface BrandHost extends ReactiveElement {
  readonly brand: Brand | string | undefined;
}

/** Loads the brand of an element, and with it the lazy module that renders it. */
export class BrandController {
  /** `undefined` for none. */
  branding: ElementBrand | undefined;
  /**
   * Resolves when the brand is loaded, or is not waited for any longer; `undefined` while none is loading. Before that nothing is
   * rendered anew and no desk is joined.
   */
  loaded: Promise<void> | undefined;
  readonly #host: BrandHost;

  constructor(host: BrandHost) {
    this.#host = host;
  }

  /** Loads the host's present brand. Where it cannot be had, that is reported in the console, and there is none. */
  load(): void {
    const host = this.#host;
    const { brand } = host;
    const isCurrent = () => brand === host.brand;
    const settle = () => {
      if (!isCurrent()) return;
      this.loaded = undefined;
      stringsChanged();
    };
    const loaded = import('./brand.lazy.ts')
      .then(({ loadBrand }) => loadBrand(brand))
      // eslint-disable-next-line no-console -- For the integrator; the desk works without.
      .catch(console.error as (error: unknown) => undefined)
      .then(make => {
        if (!isCurrent()) return;
        this.branding?.remove();
        this.branding = make?.(host);
        settle();
      });
    this.loaded = withDeadline(LOAD_TIMEOUT, undefined, () => loaded).catch(settle);
  }
}
