import { html, nothing, render, type TemplateResult } from 'lit';
import { exactTime, isoTime, zonedTime } from '../i18n/format.ts';
import type { Words } from '../i18n/words.ts';
import type { Author, Comment } from '../model.ts';
import type { Thread, ThreadSnapshot } from '../state/thread.ts';
import { cleanLine } from '../text/plain.ts';
import { BodyRenderer } from './body.ts';
import { bodyStyles } from './body.styles.ts';
import { fieldFault } from './composing.ts';
import { FileGallery } from './file-gallery.ts';
import { galleryStyles } from './file-gallery.styles.ts';
import { icons } from './icons.ts';
import { drawKeyed, type Drawn } from './keyed.ts';
import type { SupportElement } from './support-element.ts';

/** A date and time, exact in its tooltip. */
export const timeElement = (
  words: Words,
  time: number,
  text: string = exactTime(words, time),
): TemplateResult =>
  html`<time part="time" datetime=${isoTime(time)} title=${zonedTime(words, time)}>${text}</time>`;

/** The entries of a thread: who wrote what, when, with which files. */
export class History {
  static readonly styles = [bodyStyles, galleryStyles];

  readonly #host: SupportElement;
  readonly #gallery: FileGallery;
  readonly #bodies: BodyRenderer;
  #warnings: Thread['warnings'] = new Map();
  #isAnew: unknown;

  constructor(host: SupportElement) {
    this.#host = host;
    this.#gallery = new FileGallery(host);
    this.#bodies = new BodyRenderer(host);
  }

  /**
   * Brings the children of `list` up to date with the thread.
   *
   * @param isAnew also those of which nothing has changed
   */
  draw(list: Element, { snapshot, warnings }: Thread, isAnew: unknown): void {
    this.#warnings = warnings;
    this.#isAnew = isAnew;
    drawKeyed(list, entriesOf(snapshot), ({ id }) => id, this.#makeEntry);
    this.#gallery.observe(list);
  }

  readonly #makeEntry = (): Drawn<Comment> => {
    const element = document.createElement('li');
    element.part.add('entry');
    let shown: Comment | undefined;
    return {
      element,
      draw: entry => {
        // There may be thousands; and an answer that has something new brings all others anew, as they were.
        // What the server warned of may be known after the entry itself.
        if (
          !this.#isAnew &&
          !this.#warnings.has(entry.id) &&
          (shown === entry || JSON.stringify(shown) === JSON.stringify(entry))
        )
          return;
        shown = entry;
        element.className = `entry ${entry.author.role}`;
        render(this.#renderEntry(entry), element, { host: this.#host });
      },
    };
  };

  #renderEntry(entry: Comment): TemplateResult {
    const { author, createdAt, attachments } = entry;
    const { words } = this.#host;
    const name = cleanLine(author.name);
    const role = author.roleLabel ? cleanLine(author.roleLabel) : words.t(`role.${author.role}`);
    return html`
        <span class="avatar" part="avatar" aria-hidden="true">${sign(author, name)}</span>
        <div class="entry-head">
          <span class="author" part="author"><bdi>${name || role}</bdi>${author.me ? ` (${words.t('role.me')})` : ''}</span>
          ${name ? html`<span class="role" part="role">${role}</span>` : nothing}
          ${createdAt === undefined ? nothing : html`<span class="when quiet">${timeElement(words, createdAt)}</span>`}
        </div>
        <div class="entry-body" part="body" dir="auto">${this.#bodies.render(entry)}${this.#warnings.get(entry.id)?.map(fieldFault)}</div>
        ${this.#gallery.render(attachments)}
    `;
  }
}

/** A face would be better; without one, initials for people and a sign for support. */
function sign({ role }: Author, name: string): unknown {
  if (role === 'agent') return icons.support;
  if (role === 'system') return icons.check;
  const initials = name
    .split(' ')
    .filter(Boolean)
    .map(part => [...part][0]);
  return (initials.length > 1 ? [initials[0], initials.at(-1)] : initials).join('').toLocaleUpperCase();
}

/** The description is the first entry. */
function entriesOf({ request, comments }: ThreadSnapshot): readonly Comment[] {
  if (!request) return comments;
  const first: Comment = {
    ...request,
    id: '',
    author: request.author ?? { name: '', role: 'requester', me: true },
    body: request.description,
    format: 'text',
  };
  return [first, ...comments];
}
