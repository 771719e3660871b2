import { html, nothing, render, type TemplateResult } from 'lit';
import { exactTime, isoTime, zonedTime } from '../../i18n/format.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Author, Comment } from '../../model.ts';
import type { Thread, ThreadSnapshot } from '../../state/thread/thread.ts';
import { cleanLine } from '../../text/plain.ts';
import { BodyRenderer } from '../body/body.ts';
import { bodyStyles } from '../body/body.styles.ts';
import { fieldFault } from '../compose/composing.ts';
import { FileGallery } from '../files/file-gallery.ts';
import { galleryStyles } from '../files/file-gallery.styles.ts';
import { icons } from '../element/icons.ts';
import { drawKeyed, type Drawn } from '../element/keyed.ts';
import type { SupportElement } from '../element/support-element.ts';

/** A date and time, exact in its tooltip. */
export const timeElement = (
  translator: Translator,
  time: number,
  text: string = exactTime(translator, time),
): TemplateResult =>
  html`<time part="time" datetime=${isoTime(time)} title=${zonedTime(translator, time)}>${text}</time>`;

/** Stands in the place of the comments that were not read yet; a line break alone is the id of none. */
const GAP = { id: '\n' } as const;

/** The entries of a thread: who wrote what, when, with which files. */
export class History {
  static readonly styles = [bodyStyles, galleryStyles];

  readonly #host: SupportElement;
  readonly #gallery: FileGallery;
  readonly #bodies: BodyRenderer;
  #warnings: Thread['warnings'] = new Map();
  #earlier: TemplateResult | undefined;
  #isAnew = false;
  /** Entries that did not change themselves have to be rendered again. */
  #isStale = false;

  constructor(host: SupportElement) {
    this.#host = host;
    const onChange = () => {
      this.#isStale = true;
      host.requestUpdate();
    };
    this.#gallery = new FileGallery(host, onChange);
    this.#bodies = new BodyRenderer(host, onChange);
  }

  /** A picture of an entry that is open, over the whole page; for the host's template. */
  renderViewer(): unknown {
    return this.#gallery.renderViewer();
  }

  /**
   * Brings the children of `list` up to date with the thread.
   *
   * @param options.earlier what brings the comments that were not read yet
   * @param options.isAnew also the entries of which nothing has changed
   */
  draw(
    list: Element,
    { snapshot, warnings }: Thread,
    { earlier, isAnew }: { earlier: TemplateResult | undefined; isAnew: boolean },
  ): void {
    this.#warnings = warnings;
    this.#earlier = earlier;
    this.#isAnew = isAnew || this.#isStale;
    this.#isStale = false;
    const items: (Comment | typeof GAP)[] = [...entriesOf(snapshot)];
    if (earlier) items.splice(items.length - snapshot.comments.length, 0, GAP);
    drawKeyed(list, items, ({ id }) => id, this.#makeItem);
  }

  readonly #makeItem = (): Drawn<Comment | typeof GAP> => {
    const element = document.createElement('li');
    let shown: Comment | undefined;
    return {
      element,
      draw: item => {
        const isEntry = 'author' in item;
        // There may be thousands; and an answer that has something new brings all others anew, as they were.
        // What the server warned of may be known after the entry itself.
        if (
          isEntry &&
          !this.#isAnew &&
          !this.#warnings.has(item.id) &&
          (shown === item || JSON.stringify(shown) === JSON.stringify(item))
        )
          return;
        if (isEntry) shown = item;
        element.dataset.id = item.id;
        element.className = isEntry ? `entry ${item.author.role}` : '';
        element.part.toggle('entry', isEntry);
        render(isEntry ? this.#renderEntry(item) : this.#earlier, element, { host: this.#host });
      },
    };
  };

  #renderEntry(entry: Comment): TemplateResult {
    const { author, createdAt, attachments } = entry;
    const { translator } = this.#host;
    const name = cleanLine(author.name);
    const role = author.roleLabel ? cleanLine(author.roleLabel) : translator.t(`role.${author.role}`);
    return html`
        <span class="avatar" part="avatar" aria-hidden="true">${sign(author, name)}</span>
        <div class="entry-head">
          <span class="author" part="author"><bdi>${name || role}</bdi>${author.me ? ` (${translator.t('role.me')})` : ''}</span>
          ${name ? html`<span class="role" part="role">${role}</span>` : nothing}
          ${createdAt === undefined ? nothing : html`<span class="when quiet">${timeElement(translator, createdAt)}</span>`}
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
