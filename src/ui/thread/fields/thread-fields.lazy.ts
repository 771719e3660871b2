import '../../../i18n/en-late.ts';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Translator } from '../../../i18n/translator.ts';
import type { Field, SupportRequest } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';

/** A value of its own: the build trims a space before an end tag. */
const SEPARATOR = ': ';

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

/**
 * Label and value of each custom field that has one, in the order of the server's settings. A field that the settings do not
 * name is labelled with its id.
 */
export function labelledFields(
  translator: Translator,
  { fields }: SupportRequest,
  known: readonly Field[],
): (readonly [label: string, value: string])[] {
  const ids = new Set([...known.map(({ id }) => id), ...Object.keys(fields)]);
  return [...ids].flatMap(id => {
    const field = known.find(candidate => candidate.id === id);
    const given = cleanLine(fields[id] ?? '');
    if (!given) return [];
    const isCheckbox = field?.type === 'checkbox';
    const chosen = field?.options.find(({ value }) => value === fields[id])?.label;
    const value = isCheckbox
      ? translator.t(given === 'true' ? 'fields.yes' : 'fields.no')
      : cleanLine(chosen ?? given);
    return [[cleanLine(field?.label ?? id), value] as const];
  });
}

/** What was given in custom fields, in the head of a thread. */
export class ThreadFields implements LatePart {
  readonly styles = styles;
  readonly #host: SupportElement;

  constructor(host: SupportElement) {
    this.#host = host;
  }

  render(request: SupportRequest): TemplateResult | typeof nothing {
    const { desk, translator } = this.#host;
    const fields = labelledFields(translator, request, desk?.config.fields ?? []);
    if (fields.length === 0) return nothing;
    return html`<dl class="thread-fields" part="thread-fields">
      ${fields.map(([label, value]) => html`<div><dt><bdi>${label}</bdi>${SEPARATOR}</dt><dd><bdi>${value}</bdi></dd></div>`)}
    </dl>`;
  }
}
