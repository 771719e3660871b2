import { html, nothing, render, type TemplateResult } from 'lit';
import { dayTime } from '../../i18n/format.ts';
import type { Author, Comment } from '../../model.ts';
import { entriesOf } from '../../state/thread/entries.ts';
import { ownAmong } from '../../state/thread/own-comments.ts';
import type { Thread } from '../../state/thread/thread.ts';
import { cleanLine } from '../../text/plain.ts';
import { BodyRenderer } from '../body/body.ts';
import { bodyStyles } from '../body/body.styles.ts';
import { fieldProblem } from '../compose/body-field.ts';
import { lateView } from '../element/late-view.ts';
import { FileGallery } from '../files/file-gallery.ts';
import { galleryStyles } from '../files/file-gallery.styles.ts';
import { icons } from '../element/icons.ts';
import { renderKeyed, type KeyedElement } from '../element/keyed.ts';
import { focusOn } from '../element/focus.ts';
import type { SupportElement } from '../element/support-element.ts';
import { timeElement } from './time-element.ts';
import { isTeamEntry, loadTeam } from './team/team-data.ts';

const loadQuoting = () => import('./quoting/quoting.lazy.ts');

/** What the system did is one line up to this many characters. */
const MAX_LINE = 120;

/** Whether an entry is rendered as one quiet line. */
const isLine = ({ author, body, format, attachments }: Comment): boolean =>
  author.role === 'system' &&
  attachments.length === 0 &&
  format === 'text' &&
  body.length < MAX_LINE &&
  !body.trim().includes('\n');

/** An entry; `undefined` stands for the earlier comments that are not loaded. */
type Item = Comment | undefined;

/** No comment has a line break as its id. */
const keyOf = (item: Item): string => item?.id ?? '\n';

/** A divider above an entry, inside its element. */
export interface Divider {
  /** The id of the entry below it. */
  readonly entryId: string;
  readonly content: TemplateResult;
}

export interface HistoryOptions {
  /** The button that shows earlier comments, where there are any. */
  readonly earlier: unknown;
  /** How many comments, the first ones, are not shown. */
  readonly folded: number;
  readonly divider: Divider | undefined;
  /** The composer's field; absent where no comment can be written. */
  readonly commentField: (() => HTMLTextAreaElement | null) | undefined;
  /** Whether to render also the entries whose data has not changed. */
  readonly isAnew: boolean;
}

interface HistoryHost extends SupportElement {
  /** Puts the focus into the comment; false where there is none. */
  focusComment(): boolean;
}

/** The entries of a thread: who wrote what, when, with which files. */
export class History {
  static readonly styles = [bodyStyles, galleryStyles];

  /** The element whose children are the entries; `null` where the host has rendered none. */
  list: Element | null = null;
  readonly #host: HistoryHost;
  readonly #gallery: FileGallery;
  readonly #bodies: BodyRenderer;
  readonly #quoting;
  readonly #team;
  #hasTeam = false;
  #warnings: Thread['warnings'] = new Map();
  #options: Partial<HistoryOptions> = {};
  /** Tells the customer's own entries from those of others. */
  #isOwn: (entry: Comment) => boolean = () => false;
  #elements: ReadonlyMap<string, KeyedElement<Item>> = new Map();
  /** Whether entries have to be rendered again although their data has not changed. */
  #isStale = false;

  constructor(host: HistoryHost) {
    this.#host = host;
    const onChange = () => {
      this.#isStale = true;
      host.requestUpdate();
    };
    this.#gallery = new FileGallery(host, onChange);
    this.#bodies = new BodyRenderer(host, onChange);
    this.#quoting = lateView(host, loadQuoting, module => {
      onChange();
      return new module.Quoting(host);
    });
    this.#team = lateView(
      host,
      loadTeam,
      module => {
        onChange();
        return new module.TeamEntries(host, onChange);
      },
      () => this.#hasTeam,
      true,
    );
  }

  /** A picture of an entry that is open, over the whole page; for the host's template. */
  renderViewer(): unknown {
    return this.#gallery.renderViewer();
  }

  /** The element of an entry by its id, which is empty for the description. */
  entry(id: string): HTMLElement | undefined {
    return this.#elements.get(id)?.element;
  }

  /** The element of the button that shows earlier comments. */
  get gap(): HTMLElement | undefined {
    return this.entry(keyOf(undefined));
  }

  /** Brings the children of `list` up to date with the thread. */
  render(list: Element | null, thread: Thread | undefined, options: HistoryOptions): void {
    this.list = list;
    if (!list || !thread) return;
    const { snapshot, warnings } = thread;
    this.#warnings = warnings;
    this.#options = { ...options, isAnew: options.isAnew || this.#isStale };
    this.#isStale = false;
    const items: Item[] = [...entriesOf(snapshot)];
    this.#isOwn = ownAmong(entriesOf(snapshot), snapshot.request);
    this.#hasTeam ||= entriesOf(snapshot).some(isTeamEntry);
    const start = items.length - snapshot.comments.length;
    if (options.earlier) items.splice(start, options.folded, undefined);
    const { gap } = this;
    const above = gap?.previousElementSibling;
    const hadFocus = gap?.matches(':focus-within');
    this.#elements = renderKeyed(list, items, keyOf, this.#makeItem);
    // The pressed button was removed: what has come in its place has the focus.
    if (hadFocus && !gap?.isConnected) focusOn(above ? above.nextElementSibling : list.firstElementChild);
  }

  readonly #makeItem = (): KeyedElement<Item> => {
    const element = document.createElement('li');
    const options = { host: this.#host };
    let shown: Item;
    let hadDivider = false;
    let hadField = false;
    let wasOwn = false;
    return {
      element,
      update: item => {
        const { divider, earlier, isAnew, commentField } = this.#options;
        if (!item) return void render(earlier, element, options);
        // There may be thousands, and each response has all of them as new objects.
        const entry =
          shown && shown !== item && JSON.stringify(shown) === JSON.stringify(item) ? shown : item;
        const hasDivider = divider?.entryId === item.id;
        const hasField = commentField !== undefined;
        // The server's warnings about an entry may come after the entry itself.
        const isOwn = this.#isOwn(entry);
        const isSame =
          entry === shown && hasDivider === hadDivider && hasField === hadField && isOwn === wasOwn;
        if (isSame && !isAnew && !this.#warnings.has(item.id)) return;
        shown = entry;
        hadDivider = hasDivider;
        hadField = hasField;
        // The request, which says whether it is shared, may come after its comments.
        wasOwn = isOwn;
        element.dataset.id = item.id;
        render(this.#renderEntry(entry, hasDivider ? divider.content : nothing), element, options);
      },
    };
  };

  #renderEntry(entry: Comment, divider: unknown): TemplateResult {
    const { author, createdAt, attachments } = entry;
    const { translator } = this.#host;
    const { commentField } = this.#options;
    const team = this.#team.part;
    const name = cleanLine(author.name);
    const role = this.#roleOf(entry);
    const me = author.me ? ` (${translator.t('role.me')})` : '';
    const time = createdAt === undefined ? '' : dayTime(translator, createdAt);
    const label = [(name || role) + me, !me && name && role, time].filter(Boolean).join(', ');
    const body = html`<div class="entry-body" part="body" dir="auto">${this.#bodies.render(entry)}${this.#warnings.get(entry.id)?.map(detail => fieldProblem({ detail }))}</div>`;
    return html`
        ${divider}
        <article class="entry ${author.role} ${isLine(entry) ? 'line' : ''}" part="entry" aria-label=${label}>
          <span class="avatar" part="avatar" aria-hidden="true">${avatar(author, name)}${team?.renderAvatar(author)}</span>
          ${isLine(entry) ? body : nothing}
          <div class="entry-head">
            <span class="author" part="author" role="heading" aria-level="3"><bdi>${name || role}</bdi>${me}</span>
            ${name && !me ? html`<span class="role" part="role">${role}</span>` : nothing}
            ${createdAt === undefined ? nothing : html`<span class="when quiet">${timeElement(translator, createdAt)}</span>`}
            ${team?.renderMarks(entry, this.#isOwn(entry))}
            ${commentField && author.role === 'agent' && !author.me ? this.#quoting.part?.render(entry, commentField) : nothing}
          </div>
          ${isLine(entry) ? nothing : body} ${this.#gallery.render(attachments)} ${team?.renderEnd(entry)}
        </article>
    `;
  }

  /** What an author is to the customer. */
  #roleOf(entry: Comment): string {
    const { role, roleLabel = '' } = entry.author;
    const isColleague = role === 'requester' && !this.#isOwn(entry);
    return cleanLine(roleLabel) || this.#host.t(isColleague ? 'role.team' : `role.${role}`);
  }
}

/** An icon for agents and the system, else initials. */
function avatar({ role }: Author, name: string): unknown {
  if (role === 'agent') return icons.support;
  if (role === 'system') return icons.check;
  const initials = name
    .split(' ')
    .filter(Boolean)
    .map(part => [...part][0]);
  return (initials.length > 1 ? [initials[0], initials.at(-1)] : initials).join('').toLocaleUpperCase();
}
