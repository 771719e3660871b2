/** A form of contract 1.1: what it has to ask for, by a model that shares no code with it, and the hands and eyes of a person at it. */

/** @typedef {{ id: string, label: string, type: string, options?: { value: string, label: string }[], showWhen?: { field: string, is: string | string[] } }} Field */
/** @typedef {{ id: string, label: string, service: string, severities?: string[], fields: Field[], descriptionTemplate?: string }} Type */

const options = (/** @type {string[]} */ ...values) => values.map(value => ({ value, label: value }));

/** @type {Type[]} */
export const types = [
  {
    id: 'outage',
    label: 'Something is down',
    service: 'required',
    severities: ['high', 'critical'],
    fields: [
      { id: 'scope', label: 'Who is affected', type: 'select', options: options('everybody', 'some') },
      { id: 'whom', label: 'Whom', type: 'textarea', showWhen: { field: 'scope', is: 'some' } },
      { id: 'mail', label: 'Their address', type: 'email', showWhen: { field: 'whom', is: ['a@b.example'] } },
      { id: 'areas', label: 'Areas', type: 'multiselect', options: options('web', 'net', 'mail') },
      { id: 'port', label: 'Port', type: 'number', showWhen: { field: 'areas', is: 'net' } },
      { id: 'since', label: 'Since', type: 'date' },
    ],
  },
  {
    id: 'question',
    label: 'Question',
    service: 'none',
    severities: [],
    fields: [
      { id: 'urgent', label: 'It is urgent', type: 'checkbox' },
      { id: 'why', label: 'Why', type: 'text', showWhen: { field: 'urgent', is: 'true' } },
      { id: 'since', label: 'Since', type: 'date' },
      { id: 'page', label: 'Page', type: 'url' },
    ],
  },
  {
    id: 'change',
    label: 'Change',
    service: 'optional',
    fields: [],
    descriptionTemplate: 'What to change:\n',
  },
];
export const severities = ['low', 'high', 'critical'];
export const services = ['web-01', 'web-02', 'db-01'];
export const colleagues = ['Grace Moreau', 'Bo Nilsson'];

export const catalogue = {
  types,
  severities: severities.map(value => ({ value, label: value })),
  organisations: [
    {
      id: 'acme',
      people: ['Ada Byron', ...colleagues].map(name => ({
        id: name.split(' ')[0]?.toLowerCase(),
        name,
        email: `${name.split(' ')[0]?.toLowerCase()}@example.com`,
      })),
      services: services.map(label => ({ id: `id-${label}`, label, state: 'ok' })),
    },
  ],
  incidents: [
    {
      id: 'i-1',
      title: 'Outage in AMS1',
      kind: 'outage',
      state: 'active',
      startedAt: '2026-03-02T08:00:00.000Z',
      updatedAt: '2026-03-02T08:30:00.000Z',
    },
  ],
  articles: [{ id: 'a-1', title: 'The disk is full', body: 'Delete something.', keywords: ['disk'] }],
};

/** What the person means. */
export class Intent {
  /** @type {string | undefined} */ type;
  /** @type {string | undefined} */ service;
  /** @type {string | undefined} */ severity;
  /** @type {Record<string, string>} */ values = {};
  summary = '';
  body = '';
  /** The template that stands in the description, while nothing is written. */
  template = '';
  /** @type {string[]} */ people = [];
  isTeam = false;
  isAsked = false;

  get #type() {
    return types.find(({ id }) => id === this.type);
  }

  /** @returns {Field[]} */
  get fields() {
    const fields = this.#type?.fields ?? [];
    /** @param {Field} field @returns {boolean} */
    const isShown = ({ showWhen }) => {
      const other = showWhen && fields.find(({ id }) => id === showWhen.field);
      if (!showWhen || !other) return true;
      const wanted = [showWhen.is].flat();
      const chosen = (this.values[other.id] ?? '').split('\n');
      return isShown(other) && chosen.some(value => wanted.includes(value));
    };
    return fields.filter(isShown);
  }

  get severities() {
    return this.type ? (this.#type?.severities ?? severities) : [];
  }

  get asksForService() {
    return this.type !== undefined && this.#type?.service !== 'none';
  }

  /** @param {string} id */
  choose(id) {
    this.type = id;
    if (this.body.trim() !== '' && this.body.trim() !== this.template.trim()) return;
    this.template = this.#type?.descriptionTemplate ?? '';
    this.body = this.template;
  }

  /** What has to stand in the form. */
  get shown() {
    const { type, service, severity, summary, body, people, isTeam, isAsked } = this;
    const names = ['You', ...people, 'support'];
    return {
      type: types.find(({ id }) => id === type)?.label ?? '',
      service: this.asksForService ? (service ?? '') : 'none',
      severity: this.severities.includes(severity ?? '') ? severity : '',
      severities: this.severities.join(),
      fields: Object.fromEntries(this.fields.map(({ id, label }) => [label, this.values[id] ?? ''])),
      summary,
      body,
      who: isTeam ? 'Everybody in your team' : people.length ? names.join() : 'Only you and support',
      isAsked,
    };
  }

  /** Who sees it, and in spite of which incident, is kept with something to send only. */
  get isDraft() {
    return this.type !== undefined || this.summary !== '' || this.body !== '';
  }

  /** Whether Send may send it. */
  get isComplete() {
    const own = this.body.trim() === this.template.trim() ? '' : this.body.trim();
    const isBad = ({ id, type }) =>
      type === 'email' && Boolean(this.values[id]) && !/@/.test(this.values[id] ?? '');
    const lacksService = this.#type?.service === 'required' && !this.service;
    return Boolean(this.type && this.summary.trim() && own && !lacksService && !this.fields.some(isBad));
  }

  /** What the backend has to store. */
  get stored() {
    const fields = this.fields.flatMap(({ id }) => (this.values[id] ? [[id, this.values[id]]] : []));
    return {
      type: this.type,
      service: this.asksForService && this.service ? `id-${this.service}` : undefined,
      severity: this.severities.includes(this.severity ?? '') ? this.severity : undefined,
      fields: Object.fromEntries(fields),
      summary: this.summary.trim(),
      body: this.body,
      people: this.people.map(name => name.split(' ')[0]?.toLowerCase()).sort(),
      visibility: this.isTeam ? 'team' : 'private',
      incidents: this.isAsked ? ['i-1'] : [],
    };
  }
}

/** The same of a stored request. @param {any} request */
export const storedOf = request => ({
  type: request.type,
  service: request.service?.id,
  severity: request.severity,
  fields: request.fields,
  summary: request.summary,
  body: request.description,
  people: request.people.map((/** @type {any} */ { id }) => id).sort(),
  visibility: request.visibility ?? 'private',
  incidents: request.incidentIds ?? [],
});

/** Runs in the page, after `handsAndEyes`. */
export function teamHands() {
  const everything = root =>
    [...root.querySelectorAll('*')].flatMap(node =>
      node.shadowRoot ? [node, ...everything(node.shadowRoot)] : [node],
    );
  const shown = selector =>
    everything(document).filter(node => node.matches(selector) && node.checkVisibility());
  const one = selector => shown(selector)[0];
  const textOf = node => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const cards = name =>
    shown(`input[name="${name}"]`).map(input => ({
      input,
      name: textOf(input.closest('label').querySelector('.choice-name')),
    }));
  const nameOf = group => textOf(group.getRootNode().getElementById(group.getAttribute('aria-labelledby')));
  const labelOf = control =>
    textOf(control.getRootNode().querySelector(`label[for="${control.id}"]`)).replace(/ \*$/, '');
  const controls = () =>
    shown('.custom-fields .field, .custom-fields .row:not(.several) input[type=checkbox]');
  const several = () => shown('.custom-fields [role=group]');
  const fire = (control, ...events) =>
    events.forEach(name => control.dispatchEvent(new Event(name, { bubbles: true, composed: true })));
  const soon = async (look, what) => {
    const end = performance.now() + 8000;
    for (;;) {
      const found = look();
      if (found) return found;
      if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
      await new Promise(requestAnimationFrame);
    }
  };
  const openPanel = async () => {
    if (!one('#people-panel')) one('.sharing-line button').click();
    return soon(() => one('#people-panel'), 'the panel');
  };

  Object.assign(window.hands, {
    choose2: (kind, name) =>
      cards(kind)
        .find(card => card.name === name)
        .input.click(),
    clear: () => one('[part="clear-button"]')?.click(),
    set(label, value) {
      const control = controls().find(each => labelOf(each) === label);
      control.focus();
      if (control.type === 'checkbox') {
        if (control.checked !== (value === 'true')) control.click();
        return;
      }
      control.value = value;
      fire(control, 'input', 'change');
      control.blur();
    },
    tick(label, name) {
      const group = several().find(each => nameOf(each) === label);
      [...group.querySelectorAll('.tick')]
        .find(each => textOf(each) === name)
        .querySelector('input')
        .click();
    },
    async service(label) {
      const field = one('#service');
      field.focus();
      field.value = label.slice(0, -1);
      fire(field, 'input');
      (await soon(() => shown('[role=option]').find(each => textOf(each).startsWith(label)), label)).click();
      field.blur();
    },
    noService: () => one('.service-remove')?.click(),
    async share(name) {
      await openPanel();
      const field = await soon(() => one('#people-search'), 'the search');
      field.value = name;
      fire(field, 'input');
      (await soon(() => shown('[part=person]').find(each => textOf(each).includes(name)), name)).click();
    },
    async unshare(name) {
      await openPanel();
      const chip = await soon(() => shown('[part=chip]').find(each => textOf(each).startsWith(name)), name);
      chip.querySelector('button').click();
    },
    async visible(isTeam) {
      await openPanel();
      one(`input[name=visibility][value=${isTeam ? 'team' : 'private'}]`).click();
    },
    async ask() {
      (await soon(() => one('[data-ask]'), '"Ask anyway"')).click();
    },
    /** All that stands in the form; nothing until all of it is there. */
    form() {
      const [summary, description, who] = ['#summary', '#description', '[part=who-sees]'].map(one);
      if (!summary || !description || !who || !one('input[name=type]') || !one('.incidents'))
        return undefined;
      const chosen = name => cards(name).find(({ input }) => input.checked)?.name ?? '';
      const fields = [
        ...controls().map(each => [
          labelOf(each),
          each.type === 'checkbox' ? (each.checked ? 'true' : '') : each.value,
        ]),
        ...several().map(each => [
          nameOf(each),
          [...each.querySelectorAll('.tick')]
            .filter(tick => tick.querySelector('input').checked)
            .map(textOf)
            .join('\n'),
        ]),
      ];
      return {
        type: chosen('type'),
        service: one('#service')?.value ?? 'none',
        severity: chosen('severity'),
        severities: cards('severity')
          .map(({ name }) => name)
          .join(),
        fields: Object.fromEntries(fields),
        summary: summary.value,
        body: description.value,
        who: textOf(who)
          .replace('Who can see this: ', '')
          .replace(/,? and (?=support$)/, ',')
          .replace(/, /g, ',')
          .replace('Only you,support', 'Only you and support'),
        isAsked: !one('[data-ask]'),
      };
    },
  });
}
