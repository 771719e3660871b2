import { html, nothing, type TemplateResult } from 'lit';
import { problemOf, SupportError, type Incident, type Problem } from '../../model.ts';
import { incidentsOf } from '../../state/incidents/incidents.ts';
import { icons } from '../element/icons.ts';
import { problemMessage } from '../element/problem-message.ts';
import type { SupportElement } from '../element/support-element.ts';

/** "Follow", of each incident. */
export class FollowButton {
  readonly #host: SupportElement;
  /** Id of the incident whose call runs. */
  #busy: string | undefined;
  #failed: { readonly id: string; readonly problem: Problem; readonly retry: () => void } | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
  }

  /** @param isInstead whether to follow it is what the customer may do in place of asking */
  render(incident: Incident, isInstead: boolean): TemplateResult | typeof nothing {
    const { translator, desk } = this.#host;
    if (!desk?.backend.followIncident) return nothing;
    const { id, following = false } = incident;
    return html`<button type="button" class="button ${isInstead && !following ? '' : 'plain'}" part="incident-button" aria-pressed=${following}
      aria-disabled=${this.#busy === id} @click=${() => void this.#toggle(incident)}>${following ? icons.check : nothing}${translator.t('incident.follow')}</button>`;
  }

  renderProblem({ id }: Incident): TemplateResult | typeof nothing {
    const { problem, retry = () => {} } = (this.#failed?.id === id && this.#failed) || {};
    return problemMessage(this.#host, {
      what: 'incident.followFailed',
      problem,
      retry,
      texts: { forbidden: 'act.forbidden' },
    });
  }

  async #toggle(incident: Incident): Promise<void> {
    const host = this.#host;
    const { desk } = host;
    if (!desk || this.#busy !== undefined) return;
    const following = incident.following !== true;
    this.#busy = incident.id;
    this.#failed = undefined;
    host.requestUpdate();
    try {
      const changed = await incidentsOf(desk).follow(incident, following);
      host.announce(host.t(following ? 'incident.told' : 'incident.unfollowed'));
      host.emit('support-incident-followed', { incident: changed, following });
    } catch (error) {
      const retry = () => void this.#toggle(incident);
      const problem = problemOf(error);
      this.#failed = { id: incident.id, problem, retry };
      if (error instanceof SupportError) host.fail(problem, 'followIncident', retry);
      else reportError(error);
    }
    this.#busy = undefined;
    host.requestUpdate();
  }
}
