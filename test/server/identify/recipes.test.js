/**
 * The recipes of docs/identity.md do what they say. Those for Node, PHP and Django run as they are; those for WHMCS, Laravel and Express over
 * stand-ins for the few functions that they call.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../../../scripts/build/paths.js';
import { serveHttp, serverFor, userOf } from './identified.js';

const { identifyByJwt } = await import('../../../server/src/identify/jwt.ts');
const { identifyBySession } = await import('../../../server/src/identify/session.ts');

const text = readFileSync(join(root, 'docs/identity.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'support-requests-recipes-'));
after(() => rmSync(folder, { recursive: true }));

/** Writes the recipe that names its own file. @param {string} name */
function recipe(name) {
  const blocks = [...text.matchAll(/```\w+\n([^]*?)```/g)].map(([, block]) => block ?? '');
  const code = blocks.find(block => /(?:\/\/|#) (\S+)$/.exec(block.split('\n')[0] ?? '')?.[1] === name);
  assert.ok(code, `no recipe ${name}`);
  const file = join(folder, name === 'token.js' ? 'token.mjs' : name);
  writeFileSync(file, code);
  return file;
}

const secret = 'a-secret-of-at-least-thirty-two-bytes';
const account = { id: 4711, name: 'Ádá "B" Byron', email: 'ada@example.com' };
const user = { key: '4711', name: account.name };
const noPhp = spawnSync('php', ['-v']).status === 0 ? false : 'PHP is not installed';

test('the token of Node', async () => {
  const { supportToken } = await import(pathToFileURL(recipe('token.js')).href);
  const call = serverFor(identifyByJwt({ secret, audience: 'support' }));
  const headers = { Authorization: `Bearer ${supportToken(account, secret)}` };
  assert.deepEqual(await userOf(await call('/config', headers)), user);
});

test('the token of PHP', { skip: noPhp }, async () => {
  const call = serverFor(identifyByJwt({ secret, audience: 'support' }));
  const code = `require ${JSON.stringify(recipe('token.php'))};
    echo support_token(json_decode($argv[1], true), $argv[2]);`;
  const token = execFileSync('php', ['-r', code, '--', JSON.stringify(account), secret], {
    encoding: 'utf8',
  });
  assert.deepEqual(await userOf(await call('/config', { Authorization: `Bearer ${token}` })), user);
});

/** PHP's own server over the folder. @param {import('node:test').TestContext} t @returns {Promise<string>} its URL */
async function servePhp(t) {
  const php = spawn('php', ['-S', '127.0.0.1:0', '-t', folder, '-d', `session.save_path=${folder}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  t.after(async () => {
    const exited = once(php, 'exit');
    php.kill();
    await exited;
  });
  return new Promise(resolve =>
    createInterface(php.stderr).on('line', line => {
      const started = /Development Server \((http:\S+)\) started/.exec(line);
      if (started?.[1]) resolve(started[1]);
    }),
  );
}

test('the session of PHP', { skip: noPhp }, async t => {
  recipe('whoami.php');
  writeFileSync(
    join(folder, 'sign-in.php'),
    `<?php session_start(); $_SESSION['account'] = json_decode($_GET['account'], true);`,
  );
  writeFileSync(join(folder, 'sign-out.php'), '<?php session_start(); session_destroy();');
  const panel = await servePhp(t);
  const signedIn = await fetch(`${panel}/sign-in.php?account=${encodeURIComponent(JSON.stringify(account))}`);
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  assert.match(cookie, /^PHPSESSID=/);
  const url = `${panel}/whoami.php`;
  const call = serverFor(identifyBySession({ url, cookies: ['PHPSESSID'], origins: [], cacheSeconds: 0 }));
  assert.deepEqual(await userOf(await call('/config', { Cookie: `theme=dark; ${cookie}` })), user);
  assert.equal(await userOf(await call('/config', { Cookie: 'PHPSESSID=another' })), 401);
  await fetch(`${panel}/sign-out.php`, { headers: { Cookie: cookie } });
  assert.equal(await userOf(await call('/config', { Cookie: cookie })), 401);
});

test('the hook of WHMCS', { skip: noPhp }, async () => {
  const standIn = `
    require ${JSON.stringify(recipe('token.php'))};
    class Menu { public static $client; public static function context($name) { return self::$client; } }
    function add_hook($name, $priority, $hook) { $GLOBALS['hooks'][$name] = $hook; }
    $support_secret = $argv[1];
    require ${JSON.stringify(recipe('support.php'))};
    Menu::$client = json_decode($argv[2]);
    echo json_encode($hooks['ClientAreaFooterOutput']([]));`;
  /** @param {unknown} client */
  const output = client => {
    const args = ['-d', 'display_errors=stderr', '-r', standIn, '--', secret, JSON.stringify(client)];
    return JSON.parse(execFileSync('php', args, { encoding: 'utf8' }));
  };
  assert.equal(output(null), '');
  const client = { id: 4711, firstname: 'Ádá', lastname: '"B" Byron', email: account.email };
  const [, token] = /^<script>.*\.token = "([\w.-]+)";<\/script>$/.exec(output(client)) ?? [];
  const call = serverFor(identifyByJwt({ secret, audience: 'support' }));
  assert.deepEqual(await userOf(await call('/config', { Authorization: `Bearer ${token}` })), user);
});

test('the session of Laravel', { skip: noPhp }, async t => {
  // The signed-in user is in the cookie.
  writeFileSync(
    join(folder, 'laravel.php'),
    `<?php
    namespace Illuminate\\Http { class Request { public function user() { return json_decode($_COOKIE['laravel_session'] ?? 'null'); } } }
    namespace Illuminate\\Support\\Facades { class Route { public static $routes = []; public static function get($path, $action) { self::$routes[$path] = $action; } } }
    namespace {
      class Responses { public function json($data, $status = 200) { http_response_code($status); header('Content-Type: application/json'); return json_encode($data); } }
      function response() { return new Responses(); }
      require ${JSON.stringify(recipe('web.php'))};
      echo Illuminate\\Support\\Facades\\Route::$routes['/support/whoami'](new Illuminate\\Http\\Request());
    }`.replaceAll('\\\\', '\\'),
  );
  const url = `${await servePhp(t)}/laravel.php`;
  const call = serverFor(
    identifyBySession({ url, cookies: ['laravel_session'], origins: [], cacheSeconds: 0 }),
  );
  const Cookie = `laravel_session=${encodeURIComponent(JSON.stringify(account))}`;
  assert.deepEqual(await userOf(await call('/config', { Cookie })), user);
  assert.equal(await userOf(await call('/config', { Cookie: 'laravel_session=null' })), 401);
});

test('the session of Express', async t => {
  /** @type {Record<string, (request: any, response: any) => void>} */
  const routes = {};
  const app = { get: (/** @type {string} */ path, /** @type {any} */ route) => (routes[path] = route) };
  new Function('app', readFileSync(recipe('express.js'), 'utf8'))(app);
  const panel = await serveHttp((request, response) => {
    const isSignedIn = request.headers.cookie === 'connect.sid=ada';
    const answer = {
      set: (/** @type {string} */ name, /** @type {string} */ value) => response.setHeader(name, value),
      status: (/** @type {number} */ status) => {
        response.statusCode = status;
        return answer;
      },
      json: (/** @type {unknown} */ value) =>
        response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value)),
    };
    routes[request.url ?? '']?.({ session: isSignedIn ? { account } : {} }, answer);
  });
  t.after(panel.stop);
  const url = `${panel.url}support/whoami`;
  const call = serverFor(identifyBySession({ url, cookies: ['connect.sid'], origins: [], cacheSeconds: 0 }));
  assert.deepEqual(await userOf(await call('/config', { Cookie: 'connect.sid=ada' })), user);
  assert.equal(await userOf(await call('/config', { Cookie: 'connect.sid=eve' })), 401);
});

const python = ['python3', '/usr/bin/python3'].find(
  command => spawnSync(command, ['-c', 'import django']).status === 0,
);
const noDjango =
  python || process.env['CI'] ? false : 'Django is not installed: apt-get install python3-django';

test('the token and the session of Django', { skip: noDjango, timeout: 60_000 }, async t => {
  recipe('support.py');
  recipe('whoami.py');
  writeFileSync(
    join(folder, 'panel.py'),
    `
import sys
from wsgiref.simple_server import make_server
from django.conf import settings

settings.configure(
    SECRET_KEY="of the test", SUPPORT_SECRET=sys.argv[1], ROOT_URLCONF="panel", ALLOWED_HOSTS=["*"], USE_TZ=True,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "panel.sqlite"}},
)
import django
django.setup()
from django.contrib.auth import get_user_model, login
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from support import token
from whoami import whoami

sys.modules["panel"] = sys.modules["__main__"]


def sign_in(request):
    login(request, get_user_model().objects.get(pk=4711))
    return HttpResponse()


urlpatterns = [path("sign-in", sign_in), path("token", token), path("whoami", whoami)]
call_command("migrate", verbosity=0)
get_user_model().objects.create_user("ada", pk=4711, email=sys.argv[2], first_name="Ádá", last_name='"B" Byron')
server = make_server("127.0.0.1", 0, get_wsgi_application())
print(server.server_port, flush=True)
server.serve_forever()
`,
  );
  const args = [join(folder, 'panel.py'), secret, account.email];
  const child = spawn(python ?? 'python3', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', chunk => (errors += chunk));
  t.after(async () => {
    const exited = once(child, 'exit');
    if (child.exitCode === null && child.kill()) await exited;
  });
  const started = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  assert.equal(child.exitCode, null, errors);
  const panel = `http://127.0.0.1:${String(started[0]).trim()}`;
  const signedIn = await fetch(`${panel}/sign-in`);
  const Cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  assert.match(Cookie, /^sessionid=/);

  const given = await (await fetch(`${panel}/token`, { headers: { Cookie } })).json();
  const byToken = serverFor(identifyByJwt({ secret, audience: 'support' }));
  const headers = { Authorization: `Bearer ${given.token}` };
  assert.deepEqual(await userOf(await byToken('/config', headers)), user);
  assert.equal((await fetch(`${panel}/token`, { redirect: 'manual' })).status, 302);

  const url = `${panel}/whoami`;
  const bySession = serverFor(
    identifyBySession({ url, cookies: ['sessionid'], origins: [], cacheSeconds: 0 }),
  );
  assert.deepEqual(await userOf(await bySession('/config', { Cookie })), user);
  assert.equal(await userOf(await bySession('/config', { Cookie: 'sessionid=another' })), 401);
});
