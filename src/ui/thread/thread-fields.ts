import type { ReactiveController } from 'lit';
import type { SupportRequestThread } from './support-request-thread.ts';
import type { Words } from '../../i18n/translator.ts';
import type { Field, SupportRequest } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import { say } from './transcript/content.ts';
import { adopt, make } from '../element/dom.ts';

// Names the template for the minifier; Lit stays out of lazy files.
const css = String.raw;

const styles = css`
  .thread-fields {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--sr-l);
    margin: 0;
  }
  .thread-fields dt,
  .thread-fields dd {
    display: inline;
    margin: 0;
  }
`;

/** Label and value of each field that has one, in the server's order; what its settings do not name keeps its id. */
export function fieldsOf(
  words: Words,
  { fields }: SupportRequest,
  known: readonly Field[],
): (readonly [label: string, value: string])[] {
  const ids = new Set([...known.map(({ id }) => id), ...Object.keys(fields)]);
  return [...ids].flatMap(id => {
    const field = known.find(candidate => candidate.id === id);
    const given = cleanLine(fields[id] ?? '');
    if (!given) return [];
    const isTick = field?.type === 'checkbox';
    const chosen = field?.options.find(({ value }) => value === fields[id])?.label;
    const value = isTick
      ? say(words, given === 'true' ? 'fields.yes' : 'fields.no')
      : cleanLine(chosen ?? given);
    return [[cleanLine(field?.label ?? id), value] as const];
  });
}

/** What was given in custom fields, in the head of the thread. */
export class ThreadFields implements ReactiveController {
  readonly #host: SupportRequestThread;
  readonly #list = make('dl', { className: 'thread-fields' });
  #drawn = '';

  constructor(host: SupportRequestThread) {
    this.#host = host;
    this.#list.part.add('thread-fields');
    host.addController(this);
    host.requestUpdate();
  }

  hostUpdated(): void {
    const { desk, words, renderRoot, shadowRoot } = this.#host;
    // Kept for them by the thread, which shows the request.
    const place = renderRoot.querySelector<HTMLElement>('.facts');
    const request = desk?.view.name === 'thread' ? desk.thread(desk.view.key).snapshot.request : undefined;
    if (!place || !request) return;
    const fields = fieldsOf(words, request, desk?.config.fields ?? []);
    place.hidden = fields.length === 0;
    if (this.#list.parentNode !== place) {
      adopt(shadowRoot, styles);
      place.append(this.#list);
    }
    const drawn = JSON.stringify(fields);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#list.replaceChildren(
      ...fields.map(([label, value]) =>
        make('div', {}, make('dt', {}, make('bdi', {}, label), ': '), make('dd', {}, make('bdi', {}, value))),
      ),
    );
  }
}
