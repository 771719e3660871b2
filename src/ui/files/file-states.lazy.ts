import '../../i18n/en-facts.ts';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { Attachment } from '../../model.ts';
import type { SupportElement } from '../element/support-element.ts';
import { fileStateTexts } from './file-state-text.ts';

/** Milliseconds between two looks at whether files are checked: the first, and the longest. Each is twice as long as the one before. */
const FIRST_LOOK = 10_000;
const LONGEST_LOOK = 160_000;

/** Says why files can't be downloaded, and looks from time to time whether those that are being checked can be. */
export class FileStates implements ReactiveController {
  readonly #host: SupportElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_LOOK;
  /** The key of the request whose files are being checked. */
  #key: string | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const thread = this.#host.desk?.openThread;
    const { request, comments = [] } = thread?.snapshot ?? {};
    const files = [request, ...comments].flatMap(entry => entry?.attachments ?? []);
    if (!thread || !files.some(({ state }) => state === 'checking')) return this.#stop();
    if (thread.key !== this.#key) this.#stop();
    this.#key = thread.key;
    this.#timer ??= setTimeout(this.#look, this.#wait);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  render(file: Attachment): TemplateResult {
    const [state, reason] = fileStateTexts(this.#host.translator, file);
    return html`<bdi>${state}</bdi>${reason ? html`: <bdi>${reason}</bdi>` : ''}`;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wait = FIRST_LOOK;
  }

  readonly #look = (): void => {
    this.#timer = undefined;
    this.#wait = Math.min(this.#wait * 2, LONGEST_LOOK);
    if (document.hidden) this.#host.requestUpdate();
    else this.#host.desk?.openThread?.invalidate();
  };
}
