import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldProblem } from '../../../state/outbox/field-problems.ts';
import { cleanLine } from '../../../text/plain.ts';
import { fieldProblem } from '../../compose/body-field.ts';
import type { FormHost } from '../form-host.ts';

/** One of several things to choose from. */
interface Card {
  readonly value: string;
  readonly name: string;
  readonly help?: string | undefined;
  /** A short fact beside the name. */
  readonly fact?: string | undefined;
}

interface CardOptions {
  /** An id that no other field of the form has. */
  readonly id: 'type' | 'severity';
  readonly legend: string;
  readonly cards: readonly Card[];
  readonly chosen: string | undefined;
  readonly isRequired: boolean;
  readonly problem: FieldProblem | undefined;
  /** The text of the problem "required". */
  readonly missing?: string;
  readonly choose: (value: string) => void;
  /** Beside the legend. */
  readonly tool?: unknown;
}

/** A column of cards, which are native radio buttons. */
export function choiceCards(host: FormHost, options: CardOptions): TemplateResult {
  const { id, legend, cards, chosen, isRequired, problem, missing, choose, tool = nothing } = options;
  const isFixed = host.composer?.snapshot.sending === true;
  return html`<div class="row" role="radiogroup" aria-labelledby="${id}-legend" aria-required=${isRequired}
    aria-invalid=${problem !== undefined} aria-describedby="${id}-fault">
    <div class="flow choice-legend">
      <span class="label" part="label" id="${id}-legend">${legend}${isRequired ? html` <span aria-hidden="true">*</span>` : nothing}</span>
      ${tool}
    </div>
    <div class="choices" part="choices">
      ${cards.map(({ value, name, help = '', fact = '' }, index) => {
        const own = `${id}-${index}`;
        const isChosen = value === chosen;
        return html`<label class="choice ${isChosen ? 'chosen' : ''}" part="choice">
          <input type="radio" name=${id} autocomplete="off" aria-labelledby="${own}-name" aria-describedby="${own}-help ${own}-fact"
            .checked=${live(isChosen)} aria-disabled=${isFixed} @click=${(event: Event) => isFixed && event.preventDefault()}
            @change=${() => !isFixed && choose(value)} />
          <span class="choice-text">
            <bdi class="choice-name" id="${own}-name">${cleanLine(name)}</bdi>
            <bdi class="quiet" id="${own}-help" ?hidden=${!cleanLine(help)}>${cleanLine(help)}</bdi>
            <span class="quiet fact" id="${own}-fact" ?hidden=${!fact}>${fact}</span>
          </span>
        </label>`;
      })}
    </div>
    <span id="${id}-fault">${fieldProblem(problem, missing)}</span>
  </div>`;
}
