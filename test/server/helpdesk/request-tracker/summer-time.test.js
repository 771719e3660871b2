/** Searches around a change of the clocks, in which RT takes local times. RT itself: tickets.js. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import 'tsx';
import { naturalReading, search, sorted, usualReading } from './ticket-sql.js';

const { literalsOf } = await import('../../../../server/src/helpdesks/request-tracker/literals.ts');
const { ticketsAfter } = await import('../../../../server/src/helpdesks/request-tracker/lists.ts');
const { createLook } = await import('../../../../server/src/helpdesks/request-tracker/changes.ts');

const minute = 60_000;
const { signal } = new AbortController();

/** Changes of the clocks. @type {[string, string][]} */
const changes = [
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['Europe/Amsterdam', '2026-10-25T01:00:00Z'],
  ['Europe/Amsterdam', '2026-03-29T01:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
];
const readings = /** @type {const} */ ([
  ['as it is installed', usualReading],
  ['with $PreferDateTimeFormatNatural', naturalReading],
]);

for (const [timeZone, time] of changes)
  for (const [how, readingIn] of readings)
    describe(`${timeZone} around ${time}, RT ${how}`, () => {
      const read = readingIn(timeZone);
      const change = Date.parse(time);
      const times = Array.from(
        { length: 30 * 12 },
        (_, index) => change - 15 * 60 * minute + index * 5 * minute,
      );

      test('what is exact is, and what is not has bounds that hold', () => {
        const { exact, notAfter, notBefore } = literalsOf(timeZone);
        const unquoted = (/** @type {string} */ literal) => literal.slice(1, -1);
        let inexact = 0;
        for (const at of times) {
          const literal = exact(at);
          if (literal === undefined) inexact++;
          else assert.equal(read(unquoted(literal)), at);
          const [low, high] = [notAfter(at), notBefore(at)].map(bound => read(unquoted(bound)));
          assert.ok(low <= at && at - low <= 3 * 60 * minute, `${low - at}`);
          assert.ok(high >= at && high - at <= 3 * 60 * minute, `${high - at}`);
        }
        assert.ok(inexact > 0 && inexact < times.length / 2, `${inexact}`);
      });

      // Two of each time, in no order.
      const rows = times.flatMap((at, index) =>
        [index + 1, 1000 - index].map(id => ({
          ...{ id: String(id), updated: at, created: at, queue: '3', subject: '', status: 'open' },
          requestors: [{ id: '41', name: 'ada', realName: undefined, email: undefined }],
        })),
      );
      const tracker = /** @type {any} */ ({
        settings: { timeZone, user: 'panel' },
        tickets: async (
          /** @type {string} */ query,
          /** @type {number} */ limit,
          /** @type {any} */ order,
        ) => ({
          tickets: sorted(search(query, rows, read), order).slice(0, limit),
          at: 0,
        }),
      });

      for (const sort of /** @type {const} */ (['updated', 'created']))
        test(`a walk by ${sort} has each ticket once, in order`, async () => {
          const order = [
            { field: 'LastUpdated', ascending: false },
            { field: 'id', ascending: false },
          ];
          const walked = [];
          for (let position; ;) {
            const { tickets } = await ticketsAfter(tracker, 'Requestor.id = 41', sort, position, 8);
            const page = tickets.slice(0, 7);
            walked.push(...page.map(({ id }) => id));
            const last = page.at(-1);
            if (tickets.length < 8 || !last || walked.length > rows.length) break;
            position = { value: last[sort], number: Number(last.id) };
          }
          assert.deepEqual(
            walked,
            sorted(rows, order).map(({ id }) => id),
          );
        });

      test('the poll loses no change, and tells none twice', async () => {
        const versions = new Map();
        const sources = {
          tracker,
          customers: { customerOf: async () => 'ada' },
          histories: {
            activities: async (/** @type {typeof rows} */ tickets) =>
              new Map(
                tickets.map(({ id, updated }) => [id, { version: versions.get(id) ?? 1, at: updated }]),
              ),
          },
        };
        const look = createLook(/** @type {any} */ (sources));
        const told = new Map();
        const see = async (/** @type {string} */ cursor) => {
          const found = await look(cursor, signal);
          for (const { key, version } of found.changes) {
            assert.notEqual(told.get(key), version, `ticket ${key} is told twice`);
            told.set(key, version);
          }
          return found.cursor;
        };
        let cursor = String(times[0]);
        for (let before = ''; before !== cursor;) {
          before = cursor;
          cursor = await see(cursor);
        }
        assert.equal(told.size, rows.length);
        assert.equal(cursor, String(times.at(-1)));
      });
    });
