import type { ReactiveController } from 'lit';
import type { SupportElement } from '../element/support-element.ts';
import { element } from './element.ts';
import { brandLink } from './link.ts';
import type { KnownLink } from './parse-brand.ts';
import { brandStyles } from './brand.styles.ts';

/** Support can't be reached by this desk just now. */
const DOWN = ['offline', 'timeout', 'server'];

/**
 * Puts the way to reach support otherwise into every failure message that says that the API is down. It stands between two
 * elements that Lit's template has as they are, so that no drawing touches it, and it goes with the message.
 */
export class Emergency implements ReactiveController {
  readonly #host: SupportElement;
  #link: KnownLink | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    host.addController(this);
  }

  set link(link: KnownLink | undefined) {
    this.#link = link;
    const root = this.#host.shadowRoot;
    const sheet = brandStyles();
    if (link && root && !root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const old of this.#host.renderRoot.querySelectorAll('.brand-emergency')) old.remove();
    this.hostUpdated();
  }

  hostUpdated(): void {
    for (const problem of this.#host.renderRoot.querySelectorAll<HTMLElement>('.problem')) {
      const old = problem.querySelector('.brand-emergency');
      const link = DOWN.includes(problem.dataset['kind'] ?? '') ? this.#link : undefined;
      if (Boolean(link) === Boolean(old)) continue;
      old?.remove();
      if (link)
        problem
          .querySelector('.problem-text')
          ?.after(element('p', 'brand-emergency', brandLink(this.#host.translator, link)));
    }
  }
}
