import { expect } from '@open-wc/testing';
import { eventParser, type ServerEvent } from '../../src/http/event-parser.ts';

/** The events in a stream that comes in these pieces. */
function eventsIn(...pieces: readonly string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const parse = eventParser(event => events.push(event));
  pieces.forEach(parse);
  return events;
}

const message = (data: string, id = ''): ServerEvent => ({ id, type: 'message', data });

describe('The parser of an event stream', () => {
  const ends: readonly [string, string][] = [
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ];
  for (const [name, end] of ends) {
    it(`finds the same events wherever the stream is cut, with lines that end in ${name}`, () => {
      // The comment at the end shows that the event before it is complete where a lone CR ends it.
      const stream = ['event: request', 'id: 7', 'data: {"key":', 'data: "CS-1"}', '', ': done', ''].join(
        end,
      );
      const expected = [{ id: '7', type: 'request', data: '{"key":\n"CS-1"}' }];
      for (let at = 0; at <= stream.length; at++) {
        expect(eventsIn(stream.slice(0, at), stream.slice(at)), `cut at ${at}`).to.deep.equal(expected);
      }
      expect(eventsIn(...stream)).to.deep.equal(expected);
    });
  }

  it('takes one space after the colon away, and a field without a colon as empty', () => {
    expect(eventsIn('data:a\n\ndata:  b\n\ndata\n\n')).to.deep.equal([
      message('a'),
      message(' b'),
      message(''),
    ]);
  });

  it('keeps characters that other rules take for line ends', () => {
    expect(eventsIn('data: a\u2028b\u2029c\u0085d\n\n')).to.deep.equal([message('a\u2028b\u2029c\u0085d')]);
  });

  it('keeps the ID until another one comes, and does not take one with a NUL', () => {
    const events = eventsIn(
      'id: 1\ndata: a\n\ndata: b\n\nid: 2\0\ndata: c\n\nid: 3\n\ndata: d\n\nid\ndata: e\n\n',
    );
    expect(events.map(({ id, data }) => id + data)).to.deep.equal(['1a', '1b', '1c', '3d', 'e']);
  });

  it('does not pass on comments, unknown fields, events without data, nor one that the end cuts off', () => {
    expect(eventsIn(': hello\n\nretry: 10\n\nevent: request\n\nfoo: bar\n\ndata: x\n')).to.deep.equal([]);
  });

  it('forgets the type with its event', () => {
    const events = eventsIn('event: request\ndata: a\n\ndata: b\n\nevent: x\n\ndata: c\n\n');
    expect(events.map(({ type }) => type)).to.deep.equal(['request', 'message', 'message']);
  });
});
