import '../../../i18n/en-late.ts';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { SupportRequest } from '../../../model.ts';
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
  render({ fields }: SupportRequest): TemplateResult | typeof nothing {
    const configured = this.#host.desk?.config.fields ?? [];
    const ids = new Set([...configured.map(({ id }) => id), ...Object.keys(fields)]);
    const rows = [...ids].flatMap(id => {
      const field = configured.find(candidate => candidate.id === id);
      const own = valueOf(fields, id);
      const given = cleanLine(own);
      if (!given) return [];
      const chosen = field?.options.find(({ value }) => value === own)?.label;
      const value =
        field?.type === 'checkbox'
          ? this.#host.t(given === 'true' ? 'fields.yes' : 'fields.no')
          : cleanLine(chosen ?? given);
      return html`<div><dt><bdi>${cleanLine(field?.label ?? id)}</bdi>${SEPARATOR}</dt><dd><bdi>${value}</bdi></dd></div>`;
    });
    return rows.length > 0 ? html`<dl class="thread-fields" part="thread-fields">${rows}</dl>` : nothing;
  }
}
