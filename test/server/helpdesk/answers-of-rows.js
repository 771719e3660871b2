/** What Request Tracker and Redmine answer to searches of theirs, over rows in memory. */
import { search, sorted, usualReading } from './request-tracker/ticket-sql.js';

/** @typedef {import('./scripted-helpdesk.js').Call} Call */
/** What a helpdesk has of a request: its last reply counts. @typedef {{ id: string, created: number, updated: number, version: number }} Row */

const iso = (/** @type {number} */ at) => new Date(at).toISOString().replace(/\.\d+Z/, 'Z');

/** As Request Tracker answers. @param {Call} call @param {Row[]} rows @param {string} [timeZone] */
export function requestTracker({ path, body }, rows, timeZone = 'UTC') {
  const { pathname, searchParams } = new URL(path, 'http://rt.example');
  if (pathname.endsWith('/transactions')) {
    const wanted = JSON.parse(body.toString()).map((/** @type {any} */ { value }) => value);
    const items = rows.filter(({ id }) => wanted.includes(id));
    return {
      items: items.map(({ id, updated, version }) => ({
        ...{ id: String(version), Type: 'Correspond', ObjectId: id, ObjectType: 'RT::Ticket' },
        ...{ Created: iso(updated), Creator: { id: 5, Name: 'marta' } },
      })),
    };
  }
  const directions = searchParams.getAll('order');
  const order = searchParams.getAll('orderby').map((field, index) => ({
    field,
    ascending: directions[index] === 'ASC',
  }));
  const found = sorted(search(searchParams.get('query') ?? '', rows, usualReading(timeZone)), order);
  return {
    items: found.slice(0, Number(searchParams.get('per_page'))).map(({ id, created, updated }) => ({
      ...{ id, Subject: 's', Status: 'open', Queue: { id: '3' }, Requestor: [{ id: 41, Name: 'ada' }] },
      ...{ Created: iso(created), LastUpdated: iso(updated) },
    })),
  };
}

/** As Redmine answers. @param {Call} call @param {Row[]} rows */
export function redmine({ path }, rows) {
  const { pathname, searchParams } = new URL(path, 'http://redmine.example');
  const issueOf = (/** @type {Row | undefined} */ row) =>
    row && {
      ...{ id: Number(row.id), project: { id: 1, name: 'Support' }, status: { id: 1, name: 'New' } },
      ...{ author: { id: 41, name: 'Ada' }, subject: 's', description: 'd' },
      ...{ created_on: iso(row.created), updated_on: iso(row.updated), attachments: [] },
      journals: [
        {
          id: row.version - 1,
          user: { id: 5, name: 'Marta' },
          notes: 'n',
          private_notes: false,
          details: [],
        },
      ].map(journal => ({ ...journal, created_on: iso(row.updated) })),
    };
  if (pathname === '/projects/support.json') return { project: { id: 1, name: 'Support' } };
  if (pathname === '/users/current.json') return { user: { id: 9, login: 'panel', admin: true } };
  if (pathname === '/custom_fields.json') return { custom_fields: [] };
  const [, id] = /^\/issues\/(\d+)\.json$/.exec(pathname) ?? [];
  if (id) return { issue: issueOf(rows.find(row => row.id === id)) };
  /** Of a filter such as `>=5`. @param {string} name @param {(text: string) => number} read @param {number} value */
  function fits(name, read, value) {
    const [, operator = '', text = ''] = /^([<>]=)(.+)$/.exec(searchParams.get(name) ?? '') ?? [];
    return !operator || (operator === '>=' ? value >= read(text) : value <= read(text));
  }
  const order = (searchParams.get('sort') ?? '').split(',').map(part => ({
    field: { updated_on: 'LastUpdated', created_on: 'Created' }[part.split(':')[0] ?? ''] ?? 'id',
    ascending: part.endsWith(':asc'),
  }));
  const filtered = rows.filter(
    ({ id, created, updated }) =>
      fits('updated_on', Date.parse, updated) &&
      fits('created_on', Date.parse, created) &&
      fits('issue_id', Number, Number(id)),
  );
  const found = sorted(filtered, order);
  const offset = Number(searchParams.get('offset') ?? 0);
  return {
    issues: found.slice(offset, offset + Number(searchParams.get('limit'))).map(issueOf),
    total_count: found.length,
  };
}
