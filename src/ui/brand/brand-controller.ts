import type { ReactiveElement } from 'lit';
import { stringsChanged } from '../../i18n/lang-watch.ts';
import { withDeadline } from '../../time/deadline.ts';
import type { Brand } from './brand.ts';
import type { ElementBrand } from './element-brand.ts';

/** Milliseconds for which nothing is rendered while a brand is loading; a later one is applied then. */
const LOAD_TIMEOUT = 8000;

interface BrandHost extends ReactiveElement {
  readonly brand: Brand | string | undefined;
}

/** Loads the brand of an element, and with it the lazy module that renders it. */
export class BrandController {
  /** `undefined` for none. */
  branding: ElementBrand | undefined;
  /** Resolves when the brand is loaded or has timed out; `undefined` while none is loading. Before, nothing is rendered. */
  loaded: Promise<void> | undefined;
  readonly #host: BrandHost;

  constructor(host: BrandHost) {
    this.#host = host;
  }

  /** Loads the host's current brand. A failure is reported in the console; then there is no brand. */
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
