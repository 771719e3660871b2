import type { ReactiveController } from 'lit';
import type { SupportElement } from '../element/support-element.ts';
import type { SupportRequestForm } from './support-request-form.ts';
import type { Composer } from '../../state/outbox/composer.ts';
import { adopt } from '../element/dom.ts';
import { ContextChips } from './context/context-chips.ts';
import { CustomFields } from './fields/custom-fields.ts';
import { DetailsButton } from './details/details-button.ts';
import { formExtrasStyles } from './form-extras.styles.ts';

const forms = new WeakMap<SupportElement, Set<FormExtras>>();

/** The forms to be drawn with an element. One controller for all that are ever opened in it: it can't be taken away again. */
function formsIn(around: SupportElement): Set<FormExtras> {
  let all = forms.get(around);
  if (!all) {
    const made = (all = new Set<FormExtras>());
    forms.set(around, made);
    around.addController({ hostUpdated: () => made.forEach(form => form.hostUpdated()) });
  }
  return all;
}

/** What stands in the form between its description and its files. */
export class FormExtras implements ReactiveController {
  readonly #host: SupportRequestForm;
  readonly #chips: ContextChips;
  readonly #fields: CustomFields;
  readonly #details: DetailsButton;
  #form: HTMLFormElement | null = null;
  /** The element around: what the page says, it says to that one. */
  #around: SupportElement | undefined;
  /** The one whose kept draft is back. */
  #ready: Composer<unknown> | undefined;

  constructor(host: SupportRequestForm) {
    this.#host = host;
    this.#chips = new ContextChips(host, () => (this.#around ?? host).context);
    this.#fields = new CustomFields(host);
    this.#details = new DetailsButton(host);
    host.addController(this);
    // Whatever way it is sent: "Try again" and a try by itself do not submit the form.
    host.addEventListener('support-before-create', event => {
      if (this.#fields.check() > 0) event.preventDefault();
    });
    host.requestUpdate();
  }

  hostConnected(): void {
    const host = this.#host;
    const { host: outer } = host.getRootNode() as { host?: SupportElement };
    this.#around = host.sharedDesk && outer;
    if (this.#around) formsIn(this.#around).add(this);
  }

  hostDisconnected(): void {
    if (this.#around) formsIn(this.#around).delete(this);
  }

  hostUpdated(): void {
    const host = this.#host;
    const { composer, renderRoot } = host;
    const form = renderRoot.querySelector('form');
    if (!composer || !form) return;
    if (form !== this.#form) {
      this.#form = form;
      adopt(host.shadowRoot, formExtrasStyles);
      form.addEventListener('submit', this.#onSubmit, true);
      const description = form.querySelector('textarea')?.closest('.row');
      description?.append(this.#details.element);
      description?.after(this.#chips.element, this.#fields.element);
    }
    this.#details.draw();
    this.#fields.draw();
    const isReady = composer === this.#ready;
    this.#chips.draw(isReady);
    if (!isReady) {
      // What was kept is not to be replaced by what the page says now.
      void composer.restored.then(() => {
        // A draft that goes on by itself does so before.
        setTimeout(() => {
          if (this.#host.composer !== composer) return;
          this.#ready = composer;
          host.requestUpdate();
        });
      });
    }
  }

  /** Send: what the form itself finds wrong it says itself, and that comes first. */
  readonly #onSubmit = (event: SubmitEvent): void => {
    const { composer } = this.#host;
    if (!composer || composer.snapshot.sending) return;
    if (this.#fields.check() === 0 || !this.#fields.isRestValid) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#fields.focusFault();
  };
}
