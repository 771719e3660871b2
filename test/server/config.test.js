import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import 'tsx';

const { readConfig } = await import('../../server/src/config/config.ts');
const { fileCatalogue } = await import('../../server/src/config/catalogue.ts');
const { dayNames, hoursAt } = await import('../../server/src/app/hours.ts');
const { loadConfig } = await import('../../server/src/config/load.ts');

const folder = mkdtempSync(join(tmpdir(), 'support-requests-config-'));
after(() => rmSync(folder, { recursive: true }));

const secret = 'a-secret-of-at-least-thirty-two-bytes';
const jwt = { audience: 'support', secret };

/** What is said about a wrong configuration. @param {any} value @param {any} [environment] */
function problems(value, environment) {
  try {
    readConfig(value, environment);
  } catch (error) {
    assert.equal(/** @type {Error} */ (error).name, 'ConfigError');
    return /** @type {Error} */ (error).message.split('\n');
  }
  return [];
}

test('a configuration has defaults', () => {
  const { identify, ...config } = readConfig({ identify: { jwt } });
  assert.equal(typeof identify, 'function');
  assert.deepEqual(config, {
    host: '127.0.0.1',
    port: 8787,
    maxConnections: 10_000,
    publicOrigin: undefined,
    basePath: '/api/support',
    corsOrigins: [],
    dataFolder: resolve('.data'),
    databaseUrl: undefined,
    attachmentsFolder: resolve('.data/files'),
    s3: undefined,
    desk: undefined,
    helpdesk: undefined,
    catalogue: undefined,
    statusPage: undefined,
    limits: {},
    offer: { features: {} },
    logLevel: 'info',
    metrics: undefined,
    webhooks: [],
    mail: undefined,
    scan: undefined,
    retention: { closedDays: undefined },
    agents: undefined,
  });
});

test('the environment wins, so that secrets stay out of the file', () => {
  const value = { identify: { jwt }, databaseUrl: 'postgres://a/b', port: 1 };
  const config = readConfig(value, { PORT: '80', DATABASE_URL: 'postgres://c/d', PUBLIC_URL: '' });
  assert.deepEqual([config.port, config.databaseUrl], [80, 'postgres://c/d']);
  assert.deepEqual(problems(value, { PORT: '80a' }), [
    'port is "80a", but has to be a whole number from 0 to 65535.',
  ]);
});

test('everything that is wrong is said at once: what, where, what to do', () => {
  assert.deepEqual(
    problems({
      host: '0.0.0.0',
      port: '8787',
      databaseUrl: 'mysql://root:hunter2@db/x',
      corsOrigins: ['*'],
      identify: { jwt: { ...jwt, audiences: 'x' } },
      limits: { maxComentLength: 3, writesPerMinute: 1.5 },
      offer: { features: { events: true }, closedReply: 'never' },
      desk: 'zammad',
      colour: 'blue',
    }).map(line => line.replace(/ Known here: .*/, '')),
    [
      'publicUrl is missing: with host 0.0.0.0 others reach the server, and it has to know by which name. Set it to the URL that browsers use.',
      'databaseUrl has to be like postgres://user:password@host:5432/database.',
      'corsOrigins has "*", but has to have origins like https://panel.example.',
      'port is "8787", but has to be a whole number from 0 to 65535.',
      'identify.jwt.audiences is not known.',
      'desk is "zammad", but has to be "built-in", or in a module an object with deskFor and capabilities.',
      'limits.writesPerMinute is 1.5, but has to be a whole number from 1 to 1099511627776.',
      'limits.maxComentLength is not known.',
      'offer.features.events is not known.',
      'offer.closedReply is "never", but has to be reopens or refused.',
      'colour is not known.',
    ],
  );
});

test('an object store is described by s3, or by S3_URL', () => {
  const s3 = { endpoint: 'https://s3.example', bucket: 'files', accessKeyId: 'A', secretAccessKey: 'B' };
  const usual = { region: 'us-east-1', pathStyle: true, prefix: '' };
  const read = (/** @type {any} */ environment, /** @type {any} */ value = {}) =>
    readConfig({ identify: { jwt }, ...value }, environment).s3;
  assert.deepEqual(read({}, { s3 }), { ...usual, ...s3, endpoint: 'https://s3.example/' });
  assert.deepEqual(
    read({ S3_URL: 'https://K:S%2F1@s3.example:9000/files/support/?region=eu&pathStyle=false' }),
    {
      endpoint: 'https://s3.example:9000/',
      bucket: 'files',
      region: 'eu',
      pathStyle: false,
      prefix: 'support/',
      accessKeyId: 'K',
      secretAccessKey: 'S/1',
    },
  );
  const environment = {
    S3_URL: 'https://s3.example/files',
    AWS_ACCESS_KEY_ID: 'K',
    AWS_SECRET_ACCESS_KEY: 'S',
  };
  assert.equal(read(environment)?.secretAccessKey, 'S');
  assert.deepEqual(problems({ identify: { jwt } }, { S3_URL: 'bucket:hunter2' }), [
    'S3_URL has to be like https://KEY:SECRET@s3.example.com/bucket?region=eu-central-1.',
  ]);
  assert.deepEqual(problems({ identify: { jwt }, s3: { endpoint: 's3', bucket: 'A', secretAccessKey: 3 } }), [
    's3.bucket is "A", but has to be the name of a bucket.',
    's3.endpoint is "s3", but has to be like https://panel.example.',
    's3.accessKeyId is missing: the key; also from AWS_ACCESS_KEY_ID.',
    's3.secretAccessKey has to be the secret of the key; also from AWS_SECRET_ACCESS_KEY.',
  ]);
});

test('webhooks, scan, retention and agents say what is wrong in them', () => {
  const url = 'https://mail.example/hook';
  const value = { identify: { jwt }, webhooks: [{ url }], scan: { clamd: '127.0.0.1:3310' } };
  const config = readConfig(value, { WEBHOOK_SECRET: secret });
  assert.deepEqual(config.webhooks, [{ url, secret, events: ['request.created', 'comment.created'] }]);
  assert.deepEqual(config.scan, { clamd: '127.0.0.1:3310' });
  assert.deepEqual(
    problems({
      identify: { jwt },
      webhooks: [{ url: 'mail', secret: 'hunter2', events: ['request.closed'] }],
      scan: { clamd: 'localhost' },
      retention: { closedDays: 0 },
      agents: { port: -1 },
    }),
    [
      'webhooks.0.url is "mail", but has to be like https://panel.example.',
      'webhooks.0.secret has to be a text of at least 32 characters, the same as the receiver has; also from WEBHOOK_SECRET.',
      'webhooks.0.events is ["request.closed"], but has to be a list of request.created, comment.created.',
      'scan.clamd is "localhost", but has to be like 127.0.0.1:3310, or the path of a socket.',
      'retention.closedDays is 0, but has to be a whole number from 1 to 36500.',
      'agents.port is -1, but has to be a whole number from 0 to 65535.',
    ],
  );
  assert.match(problems({ identify: { jwt }, scan: {} }).join(), /scan has to be \{ "clamd"/);
});

test('a way to sign in is needed, and exactly one', () => {
  assert.match(problems({}).join(), /^identify is missing: how customers sign in.*docs\/identity\.md/);
  assert.match(problems({ identify: {} }).join(), /^identify has to be one of/);
  assert.match(problems({ identify: { jwt, header: {} } }).join(), /^identify has to be one of/);
  assert.match(problems({ identify: 'jwt' }).join(), /^identify is "jwt", but has to be an object/);
  assert.match(problems({ identify: { jwt: { secret } } }).join(), /identify\.jwt\.audience is missing/);
  const [short] = problems({ identify: { jwt: { audience: 'a', secret: 'hunter2' } } });
  assert.match(short ?? '', /at least 32 bytes/);
  assert.doesNotMatch(short ?? '', /hunter2/);
  assert.match(
    problems({ identify: { session: { cookies: ['sid'] } } }).join(),
    /identify\.session\.url is missing/,
  );
  assert.match(
    problems({ identify: { header: { key: 'X-User', trustedAddresses: ['proxy'] } } }).join(),
    /"proxy" is no address/,
  );
  for (const value of [null, [], 'x', 3]) assert.match(problems(value).join(), /has to be an object/);
});

test('a file is named with what is wrong in it', async () => {
  const write = (/** @type {string} */ name, /** @type {string} */ text) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  await assert.rejects(loadConfig(join(folder, 'none.json'), {}), /none\.json does not exist/);
  await assert.rejects(loadConfig(write('broken.json', '{ "port": }'), {}), /broken\.json: .*JSON/);
  await assert.rejects(loadConfig(write('wrong.json', '{ "port": "x" }'), {}), /wrong\.json: port is "x"/);
  await assert.rejects(loadConfig(write('nothing.mjs', 'export const x = 1;'), {}), /no default export/);
  const code = `export default { port: 0, identify: () => ({ key: 'ada', name: 'Ada' }) };`;
  const { identify, port } = await loadConfig(write('server.mjs', code), {});
  assert.equal(port, 0);
  assert.deepEqual(await identify(new Request('https://panel.example'), {}), { key: 'ada', name: 'Ada' });
});

test('a catalogue says what is wrong in it', () => {
  const catalogue = {
    severities: [{ value: 'low', label: 'Low' }, { value: 'low' }],
    types: [
      {
        id: 'down',
        label: 'Down',
        service: 'always',
        severities: ['high'],
        fields: [
          { id: 'a', label: 'A', type: 'text', showWhen: { field: 'b', is: 'x' } },
          { id: 'b', label: 'B', type: 'text', showWhen: { field: 'a', is: 'x' } },
          { id: 'c', label: 'C', type: 'select', showWhen: { field: 'none', is: 'x' } },
        ],
      },
    ],
    hours: { text: 'Always', timeZone: 'Mars', week: { mon: ['20:00', '08:00'] } },
    organisations: [
      { id: 'a', people: [{ id: 'ada', name: 'Ada Byron' }] },
      { id: 'b', people: [{ id: 'ada', name: 'Ada Byron' }] },
    ],
    incidents: [{ id: 'i', title: 'T', kind: 'outage', state: 'active', startedAt: 'now' }],
    colour: 'red',
  };
  assert.deepEqual(problems({ identify: { jwt }, catalogue }), [
    'catalogue.severities[1].label is missing: a text.',
    'catalogue.severities[1].value is "low", but has to be another one: it is there twice.',
    'catalogue.types[0].service is "always", but has to be required, optional or none.',
    'catalogue.types[0].severities is ["high"], but has to be a list of values that `severities` has.',
    'catalogue.types[0].fields: the condition of the field "a" leads back to itself.',
    'catalogue.types[0].fields: the condition of the field "b" leads back to itself.',
    'catalogue.types[0].fields: the field "c" has no options to choose from.',
    'catalogue.types[0].fields: the condition of the field "c" is on "none", which is no field of this form.',
    'catalogue.hours.timeZone is "Mars", but has to be a time zone such as Europe/Amsterdam.',
    'catalogue.hours.week.mon is ["20:00","08:00"], but has to be like ["08:00", "20:00"].',
    'catalogue.organisations[1].people[0].id is "ada", but has to be another one: it is there twice.',
    'catalogue.incidents[0].startedAt is "now", but has to be a time such as 2026-03-02T01:40:00Z.',
    'catalogue.incidents[0].updatedAt is undefined, but has to be a time such as 2026-03-02T01:40:00Z.',
    'catalogue.colour is not known. Known here: articles, hours, incidents, organisations, phone, retractWithinMinutes, services, severities, types.',
  ]);
});

const incident = {
  id: 'i-1',
  title: 'Outage',
  kind: 'outage',
  state: 'active',
  startedAt: '2026-03-02T01:40:00Z',
  updatedAt: '2026-03-02T01:40:00Z',
};
const ada = { key: 'ada', name: 'Ada Byron' };

test('a catalogue in a file is read again when it changes, and a wrong one is reported', () => {
  const file = join(folder, 'catalogue.json');
  writeFileSync(file, JSON.stringify({ incidents: [] }));
  /** @type {unknown[]} */
  const reported = [];
  let time = 0;
  const catalogue = fileCatalogue(
    file,
    error => reported.push(error),
    () => (time += 2000),
  );
  const count = () => catalogue.incidents.list(ada).length;
  assert.equal(count(), 0);
  writeFileSync(file, JSON.stringify({ incidents: [incident] }));
  assert.equal(count(), 1);
  writeFileSync(file, '{ no JSON');
  assert.equal(count(), 1);
  assert.equal(count(), 1);
  assert.equal(reported.length, 1);
  writeFileSync(file, JSON.stringify({ incidents: [incident, { ...incident, id: 'i-2' }] }));
  assert.equal(count(), 2);
});

test('a catalogue is a file, or in a module an object of one’s own', () => {
  const own = { describe: () => ({ phone: { number: '1' } }) };
  assert.equal(
    readConfig({ identify: { jwt }, catalogue: own }).catalogue(() => undefined),
    own,
  );
  const [problem = ''] = problems({ identify: { jwt }, catalogue: 'nowhere.json' });
  assert.match(problem, /^catalogue: .*nowhere\.json: ENOENT/);
});

test('hours say until when they are so, over a change of the clocks', () => {
  const week = { fri: ['08:00', '20:00'], mon: ['08:00', '20:00'] };
  const at = (/** @type {string} */ time) => {
    const { open, until } = hoursAt({ text: '', timeZone: 'Europe/Amsterdam', week }, Date.parse(time));
    return [open, until];
  };
  assert.deepEqual(at('2026-03-27T07:00:00Z'), [true, '2026-03-27T19:00:00.000Z']);
  assert.deepEqual(at('2026-03-27T06:59:59Z'), [false, '2026-03-27T07:00:00.000Z']);
  // The clocks are put forward on Sunday: Monday begins an hour earlier.
  assert.deepEqual(at('2026-03-27T19:00:00Z'), [false, '2026-03-30T06:00:00.000Z']);
  assert.deepEqual(hoursAt({ text: 'Always' }, 0), { text: 'Always' });
  const always = Object.fromEntries(dayNames.map(day => [day, ['00:00', '24:00']]));
  assert.deepEqual(hoursAt({ text: '', week: always }, 0), { text: '', open: true, timeZone: 'UTC' });
  // Clients name the clock of the text where it is not the customer's.
  const { timeZone } = hoursAt({ text: '', timeZone: 'Europe/Amsterdam', week }, 0);
  assert.equal(timeZone, 'Europe/Amsterdam');
  assert.equal(hoursAt({ text: '', timeZone: 'Europe/Amsterdam' }, 0).timeZone, 'Europe/Amsterdam');
});
