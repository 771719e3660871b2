import type { ReactiveController } from 'lit';
import type { SupportElement } from '../../element/support-element.ts';
import type { StatusFilter } from '../../../model.ts';
import type { Desk } from '../../../state/desk.ts';
import { adopt } from '../../element/dom.ts';
import { readHash } from '../../desk/hash-parameter.ts';
import { FindLine } from './search-line.ts';
import { FindNote } from './search-note.ts';
import { Jump } from './open-by-key.ts';
import { loadPreferences, savePreferences, type Sort } from '../../../state/list/list-preferences.ts';
import { findStyles } from './search.styles.ts';

/** A pause in typing after which it is searched, in milliseconds. */
const PAUSE = 300;

/** Desks to which what their customer chose last was given back. */
const restored = new WeakSet<Desk>();

/**
 * The line above a list: what is typed is searched where the server searches, a whole number opens its request, and the
 * rows have another order. What was chosen last is chosen again next time.
 */
export class Finder implements ReactiveController {
  readonly #host: SupportElement;
  readonly #line: FindLine;
  readonly #note: FindNote;
  readonly #jump: Jump;
  #desk: Desk | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hadRows = false;
  /** The search, with its filter, of which a screen reader knows how many it found. */
  #told = '';
  /** The search that found nothing, until another answer is here. */
  #none: string | undefined;
  #root: Node | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    this.#line = new FindLine({
      typed: () => this.#typed(),
      entered: () => this.#entered(),
      emptied: () => this.#search(''),
      sorted: sort => this.#sort(sort),
    });
    this.#note = new FindNote();
    this.#jump = new Jump(host, () => this.#drawNote());
    host.addController(this);
    host.requestUpdate();
  }

  hostConnected(): void {
    this.#root = this.#host.getRootNode();
    this.#root.addEventListener('support-status-filter-changed', this.#onChosen);
  }

  hostDisconnected(): void {
    this.#root?.removeEventListener('support-status-filter-changed', this.#onChosen);
    clearTimeout(this.#timer);
    this.#jump.stop();
  }

  hostUpdated(): void {
    const host = this.#host;
    const { desk } = host;
    if (!desk) return;
    const { renderRoot } = host;
    if (this.#line.element.parentNode !== renderRoot) {
      adopt(host.shadowRoot, findStyles);
      // Before what Lit draws there.
      (renderRoot as HTMLElement).prepend(this.#line.element, this.#note.element);
    }
    if (desk !== this.#desk) this.#begin(desk);
    this.#draw(desk);
  }

  #begin(desk: Desk): void {
    this.#desk = desk;
    this.#hadRows = false;
    this.#line.text = desk.list.asked.query ?? '';
    if (restored.has(desk)) return;
    restored.add(desk);
    void loadPreferences(desk).then(({ sort, status }) => {
      if (this.#desk !== desk) return;
      if (status && !this.#isGiven(desk)) desk.choose(status);
      if (sort && sort !== 'updated') desk.list.ask({ ...desk.list.asked, sort });
    });
  }

  /** Whether the page, its address or already the person said which filter it is. */
  #isGiven({ list }: Desk): boolean {
    const host = this.#host;
    const { host: outer } = host.getRootNode() as Partial<ShadowRoot>;
    const routed = outer?.getAttribute('routing') === 'hash' && readHash(location.hash);
    return (
      list.snapshot.filter !== 'open' ||
      host.hasAttribute('status') ||
      (host.sharedDesk !== undefined && outer?.hasAttribute('status') === true) ||
      (typeof routed === 'string' && routed.startsWith('list'))
    );
  }

  #draw(desk: Desk): void {
    const { translator } = this.#host;
    const { list, config } = desk;
    const { filter, phase, rows } = list.snapshot;
    const { query = '', sort = 'updated' } = list.asked;
    const isReady = phase.is === 'ready' && rows?.of === filter;
    if (this.#hadRows && !rows) this.#forget(desk);
    this.#hadRows ||= rows !== undefined;
    if (isReady) {
      this.#none = query && rows.items.length === 0 ? query : undefined;
      this.#tell(filter, query, rows.total ?? rows.items.length);
    }
    const count = rows?.total ?? (query && !rows?.nextCursor ? rows?.items.length : undefined);
    const nothing = isReady && rows.items.length === 0;
    this.#line.draw(translator, {
      searches: config.features.search,
      sort,
      count: isReady && !nothing ? count : undefined,
      // Somebody who has never asked anything has nothing to find.
      hidden: nothing && !query && filter === 'all',
      searching: this.#none !== undefined || (query !== '' && phase.is === 'loading'),
      asking: query !== this.#lastAnswered && phase.is === 'loading',
    });
    if (isReady) this.#lastAnswered = query;
    this.#drawNote();
  }

  #lastAnswered = '';

  #drawNote(): void {
    const { translator, desk } = this.#host;
    const none = this.#none;
    if (!desk) return;
    if (none === undefined) {
      this.#note.tell(translator, this.#jump.failure, () => void this.#jump.again());
      return;
    }
    const clear = () => {
      this.#line.text = '';
      this.#search('');
      this.#line.focus();
    };
    const searchAll = () => {
      desk.choose('all');
      this.#host.emit('support-status-filter-changed', { status: 'all' });
      this.#line.focus();
    };
    this.#note.tellNone(translator, none, {
      clear,
      searchAll: desk.list.snapshot.filter === 'all' ? undefined : searchAll,
    });
  }

  /** After the rows are painted, as the list does for a filter. */
  #tell(filter: StatusFilter, query: string, count: number): void {
    const key = query && `${filter} ${query}`;
    if (key === this.#told) return;
    this.#told = key;
    const { translator } = this.#host;
    const text = count
      ? translator.t('requests.count', { count })
      : query && translator.t('find.none', { query });
    if (text) requestAnimationFrame(() => setTimeout(() => this.#host.announce(text)));
  }

  #typed(): void {
    clearTimeout(this.#timer);
    this.#jump.stop();
    if (!this.#line.text) this.#search('');
    else this.#timer = setTimeout(() => this.#search(this.#line.text), PAUSE);
  }

  #entered(): void {
    const { desk } = this.#host;
    const { text } = this.#line;
    if (!desk || !text) return;
    const { search } = desk.config.features;
    this.#search(text);
    void this.#jump.to(text, search);
  }

  #search(text: string): void {
    clearTimeout(this.#timer);
    const { desk } = this.#host;
    if (!desk?.config.features.search || text === (desk.list.asked.query ?? '')) return;
    desk.list.ask({ ...desk.list.asked, query: text || undefined });
  }

  #sort(sort: Sort): void {
    const { desk } = this.#host;
    if (!desk) return;
    desk.list.ask({ ...desk.list.asked, sort: sort === 'updated' ? undefined : sort });
    void loadPreferences(desk).then(kept => savePreferences(desk, { ...kept, sort }));
  }

  readonly #onChosen = (event: Event): void => {
    const { desk } = this.#host;
    // Another desk's filter may stand beside this one's.
    const isOurs = event.composedPath().some(target => (target as Partial<SupportElement>).desk === desk);
    const { status } = (event as CustomEvent<{ status: StatusFilter }>).detail;
    if (desk && isOurs) void loadPreferences(desk).then(kept => savePreferences(desk, { ...kept, status }));
  };

  /** The person has signed out: nobody sees what they looked for. */
  #forget({ list }: Desk): void {
    this.#hadRows = false;
    this.#line.text = '';
    this.#none = undefined;
    this.#jump.stop();
    // Not within the drawing that this is told by.
    if (list.asked.query || list.asked.sort) queueMicrotask(() => list.ask({}));
  }
}
