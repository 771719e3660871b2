import '../../../i18n/en-late.ts';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Field, SupportRequest } from '../../../model.ts';
import { valueOf } from '../../../state/field-values.ts';
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

/** The values of custom fields, in the head of a thread. */
export class ThreadFields implements LatePart {
  readonly styles = styles;
  readonly #host: SupportElement;

  constructor(host: SupportElement) {
    this.#host = host;
  }

  /** Label and value of each field that has one, in the order of the server's config. A field that is not there is labelled by its id. */
  render({ type, fields }: SupportRequest): TemplateResult | typeof nothing {
    const { config } = this.#host.desk ?? {};
    const ofType = config?.types?.find(({ id }) => id === type?.id)?.fields ?? [];
    const configured = [...ofType, ...(config?.fields ?? [])];
    const ids = new Set([...configured.map(({ id }) => id), ...Object.keys(fields)]);
    const rows = [...ids].flatMap(id => {
      const field = configured.find(candidate => candidate.id === id);
      const value = this.#textOf(field, valueOf(fields, id));
      return value
        ? html`<div><dt><bdi>${cleanLine(field?.label ?? id)}</bdi>${SEPARATOR}</dt><dd><bdi>${value}</bdi></dd></div>`
        : [];
    });
    return rows.length > 0 ? html`<dl class="thread-fields" part="thread-fields">${rows}</dl>` : nothing;
  }

  /** A value in words. */
  #textOf(field: Field | undefined, value: string): string {
    const { translator } = this.#host;
    if (field?.type === 'checkbox' && value)
      return translator.t(value.trim() === 'true' ? 'fields.yes' : 'fields.no');
    const labelOf = (each: string) =>
      cleanLine(field?.options.find(option => option.value === each)?.label ?? each);
    if (field?.type !== 'multiselect') return labelOf(value);
    const labels = value.split('\n').map(labelOf).filter(Boolean);
    return new Intl.ListFormat(translator.locale, { type: 'conjunction' }).format(labels);
  }
}
