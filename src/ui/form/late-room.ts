import { html, nothing, type TemplateResult } from 'lit';
import type { Config, ContextItem, Field } from '../../model.ts';

/** Whether the choice of a service is shown from the start. */
export const startsWithService = ({ types = [], features }: Config): boolean =>
  features.services === true && types.length < 2 && types[0]?.service !== 'none';

/** Whether an item of the page's context is shown as a chip, not as a choice. */
const isChip = (item: Partial<ContextItem> | null, config: Config): boolean =>
  Boolean(item?.value) && !item?.choices?.length && !(item?.id === 'service' && startsWithService(config));

/** Whether the form has more than contract 1.0 knows: then `Triage` renders that, and all custom fields. */
export const isTriaged = (config: Config | undefined): boolean =>
  config !== undefined &&
  (Boolean(config.types?.length) ||
    Boolean(config.severities?.length) ||
    [config.hours, config.phone, config.features.services].some(Boolean) ||
    config.fields.some(
      ({ type, showWhen, maxLength }) =>
        [showWhen, maxLength].some(Boolean) || !/^(text|select|checkbox)$/.test(type),
    ));

/** In place of custom fields, as high as those that are shown at first. */
export const fieldRoom = ({ types = [], fields }: Config): TemplateResult[] =>
  (types.length > 1 ? [] : (types[0]?.fields ?? fields)).flatMap(
    ({ type, help, showWhen, options }: Field) =>
      showWhen
        ? []
        : html`<div class="late-room ${type} ${help ? 'helped' : ''}">${type === 'multiselect' ? options.map(() => html`<p>&nbsp;</p>`) : nothing}</div>`,
  );

/** In place of what loads later between the description and the files, as high as that: the page's context and the custom fields. */
export const lateRoom = (context: unknown, config: Config): TemplateResult => html`
  ${Array.isArray(context) && context.some(item => isChip(item as Partial<ContextItem> | null, config)) ? html`<div class="late-room chips"></div>` : nothing}
  ${fieldRoom(config)}
`;

/** In place of cards, which are as high as their text. */
const cardRoom = (
  cards: readonly {
    readonly label: string;
    readonly help?: string | undefined;
    readonly replyWithinMinutes?: number | undefined;
  }[],
): TemplateResult =>
  html`<div class="row room"><span class="label">&nbsp;</span><div class="choices">${cards.map(
    ({ label, help, replyWithinMinutes }) =>
      html`<div class="choice"><i></i><span class="choice-text"><span>${label}</span><span class="quiet" ?hidden=${!help}>${help}</span><span class="quiet fact" ?hidden=${!replyWithinMinutes}>&nbsp;</span></span></div>`,
  )}</div><span></span></div>`;

/** In place of what loads later above the summary: the choice of type; else service and severity. */
export const triageRoom = (config: Config): unknown => {
  const { types = [], severities = [] } = config;
  if (types.length > 1) return cardRoom(types);
  const { severities: own } = types[0] ?? {};
  const offered = severities.filter(({ value }) => !own || own.includes(value));
  return html`${startsWithService(config) ? html`<div class="late-room helped service"></div>` : nothing}
    ${offered.length ? cardRoom(offered) : nothing}`;
};
