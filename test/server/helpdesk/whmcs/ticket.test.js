import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { ticketOf, updatedOf } = await import('../../../../server/src/helpdesks/whmcs/ticket.ts');

test('a ticket is updated when its last reply came, also of several within a second', () => {
  const at = '2026-11-29 10:00:00';
  const entry = (/** @type {string} */ replyid) => ({
    replyid,
    date: at,
    message: 'm',
    requestor_name: 'Ada',
  });
  const ticket = ticketOf(
    {
      ticketid: '7',
      tid: '123456',
      deptid: '1',
      userid: '3',
      status: 'Open',
      subject: 's',
      date: at,
      lastreply: at,
      priority: 'Low',
      replies: { reply: ['0', '11', '12'].map(entry) },
    },
    /** @type {any} */ ({ read: (/** @type {string} */ text) => Date.parse(`${text.replace(' ', 'T')}Z`) }),
  );
  assert.ok(ticket);
  const times = ticket.replies.map(reply => reply.at);
  const second = Date.UTC(2026, 10, 29, 10);
  assert.deepEqual(times, [second, second + 1]);
  assert.equal(updatedOf(ticket), second + 1);
});
