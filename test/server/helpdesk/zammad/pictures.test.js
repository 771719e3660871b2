/** What an article's text keeps of its pictures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { articleOf } = await import('../../../../server/src/helpdesks/zammad/ticket.ts');

/** @param {string} body */
const shown = body =>
  articleOf({ id: 1, ticket_id: 1, created_at: '2026-01-01T00:00:00Z', content_type: 'text/html', body })
    ?.body;

test('pictures that are attachments are left out, others stay', () => {
  const other = '<img alt="x" src="https://example.com/a.png">';
  const body = `a<img alt="x" src="/api/v1/ticket_attachment/1/2/3">b<IMG src='cid:1@x' width="2">c${other}`;
  assert.equal(shown(body), `abc${other}`);
});

// Where each tag is looked for up to the end of the text, this takes some seconds.
test('a text of tags that do not end stays as it is', () => {
  const body = '<img '.repeat(20_000);
  assert.equal(shown(body), body);
});
