import { expect } from '@open-wc/testing';
import { Decoder } from '../../../src/backends/rest/decode.ts';

const decoder = new Decoder(new URL('https://api.example/support/'));
/** Without the fields that are `undefined`, which are as good as absent. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const off = { search: false, close: false, reopen: false, rating: false, read: false, events: false };

describe('the configuration from the wire', () => {
  it('has a default for everything', () => {
    expect(decoder.config({})).to.deep.include({
      maxSummaryLength: 255,
      acceptedTypes: [],
      commentFormats: [],
      fields: [],
      features: off,
    });
  });

  it('is what the server says', () => {
    const config = {
      user: { key: 'u', name: 'Ada' },
      maxSummaryLength: 100,
      maxAttachmentBytes: 5,
      maxAttachments: 0,
      acceptedTypes: ['.log', 'image/*'],
      closedReply: 'follow-up',
      commentFormats: ['text', 'markdown'],
      descriptionFormats: ['markdown'],
      features: { ...off, close: true },
      fields: [],
    };
    expect(decoder.config(config)).to.deep.equal(config);
  });

  it('does without every field that is of the wrong type', () => {
    const none = plain(decoder.config({}));
    for (const field of [
      'user',
      'maxSummaryLength',
      'maxAttachmentBytes',
      'maxAttachments',
      'acceptedTypes',
      'fields',
      'closedReply',
      'commentFormats',
      'descriptionFormats',
      'features',
    ]) {
      for (const value of [null, 'x', -1, true, {}, { key: '' }, { length: 1 }]) {
        expect(plain(decoder.config({ [field]: value })), `${field}: ${JSON.stringify(value)}`).to.deep.equal(
          none,
        );
      }
    }
    expect(decoder.config({ maxSummaryLength: 0 }).maxSummaryLength).to.equal(255);
  });

  it('keeps what is good of a list that holds bad things, too', () => {
    const { acceptedTypes, commentFormats, features } = decoder.config({
      acceptedTypes: ['.log', 3],
      commentFormats: ['html', 'markdown', null],
      features: { close: true, reopen: 'yes', dance: true },
    });
    expect(acceptedTypes).to.deep.equal(['.log']);
    expect(commentFormats).to.deep.equal(['markdown']);
    expect(features).to.deep.equal({ ...off, close: true });
  });

  it('gives each field of the form a label, a kind and its options', () => {
    const { fields } = decoder.config({
      fields: [
        { id: 'a' },
        {
          id: 'b',
          label: 'B',
          type: 'select',
          required: true,
          help: 'h',
          options: [{ value: '1' }, { label: 'x' }, null, { value: '2', label: 'two' }],
        },
        { label: 'no id' },
        { id: 'c', type: 'colour', required: 'yes', options: {}, label: 3, help: [] },
      ],
    });
    const rest = { type: 'text', required: false, options: [] };
    expect(plain(fields)).to.deep.equal([
      { ...rest, id: 'a', label: 'a' },
      {
        id: 'b',
        label: 'B',
        type: 'select',
        required: true,
        help: 'h',
        options: [
          { value: '1', label: '1' },
          { value: '2', label: 'two' },
        ],
      },
      { ...rest, id: 'c', label: 'c' },
    ]);
  });

  it('is malformed where it is no object', () => {
    for (const body of [undefined, null, 3, 'x']) {
      expect(() => decoder.config(body), JSON.stringify(body)).to.throw();
    }
  });

  it('has the types, severities, hours and phone of contract 1.1', () => {
    const config = decoder.config({
      types: [
        {
          id: 'incident',
          label: 'Something is down',
          fields: [
            { id: 'host', type: 'url', maxLength: 90, showWhen: { field: 'kind', is: 'http' } },
            { id: 'since', type: 'date', min: '2026-01-01', showWhen: { field: 'kind' } },
          ],
          severities: ['high', 3],
          service: 'required',
          descriptionTemplate: 'What happens:',
        },
        { label: 'no id' },
        { id: 7, fields: 'none', service: 'perhaps' },
      ],
      severities: [
        { value: 'high', label: 'High', help: 'down', replyWithinMinutes: 30 },
        { label: 'no value' },
      ],
      hours: { text: 'always', open: true, until: '2026-03-02T00:00:00Z', timeZone: 'Europe/Amsterdam' },
      phone: { number: '+31 20 555 0100', pin: 4711 },
      features: { services: true, people: 1, incidents: true },
    });
    const field = { required: false, options: [] };
    expect(plain(config.types)).to.deep.equal([
      {
        id: 'incident',
        label: 'Something is down',
        fields: [
          {
            ...field,
            id: 'host',
            label: 'host',
            type: 'url',
            maxLength: 90,
            showWhen: { field: 'kind', is: ['http'] },
          },
          { ...field, id: 'since', label: 'since', type: 'date', min: '2026-01-01' },
        ],
        severities: ['high'],
        service: 'required',
        descriptionTemplate: 'What happens:',
      },
      { id: '7', label: '7', service: 'optional' },
    ]);
    expect(plain(config.severities)).to.deep.equal([
      { value: 'high', label: 'High', help: 'down', replyWithinMinutes: 30 },
    ]);
    expect(plain(config.hours)).to.deep.equal({
      text: 'always',
      open: true,
      until: Date.UTC(2026, 2, 2),
      timeZone: 'Europe/Amsterdam',
    });
    expect(plain(config.phone)).to.deep.equal({ number: '+31 20 555 0100', pin: '4711' });
    expect(plain(config.features))
      .to.include({ services: true, incidents: true })
      .and.not.have.any.keys('people', 'articles');
  });

  it('takes additions of the wrong type as absent', () => {
    const wrong = decoder.config({
      types: {},
      severities: 'high',
      hours: { text: ' ' },
      phone: [1],
      features: { services: 'yes' },
    });
    expect(wrong).not.to.have.any.keys('types', 'severities', 'hours', 'phone');
    expect(wrong.features).not.to.have.property('services');
  });
});
