<?php

/**
 * A complete backend for <support-requests> in one file: openapi.yaml over PDO and SQLite, without events, search and rating.
 *
 *     php -S 127.0.0.1:8788 demo/php/index.php            then api-base is http://127.0.0.1:8788/api/support
 *     php demo/php/index.php reply CS-1 "We are on it."   answers as support
 *
 * For a site of your own: replace customer(), keep the database outside the document root, and raise upload_max_filesize
 * in php.ini to 3M. Needs PHP 8.1. From the environment: SUPPORT_DATABASE (a path), SUPPORT_ORIGINS (pages of other
 * origins that may call, separated by commas), SUPPORT_CATALOGUE (a JSON file: types, severities, services, incidents).
 */

declare(strict_types=1);

const BASE = '/api/support';
const MAX_FILE_BYTES = 3 * 1024 * 1024;
const MAX_BODY_BYTES = 512 * 1024;
const MAX_SUMMARY = 255; // characters
const MAX_TEXT = 65536;
const MAX_FILES = 10;
const DAY = 86_400_000; // all times are milliseconds
const CHOICES = ['type', 'service', 'severity'];

const ROUTES = [
    'config' => ['GET' => 'getConfig'],
    'requests' => ['GET' => 'listRequests', 'POST' => 'createRequest'],
    'requests/*' => ['GET' => 'getRequest', 'PATCH' => 'setStatus'],
    'requests/*/read' => ['PUT' => 'markRead'],
    'requests/*/comments' => ['GET' => 'listComments', 'POST' => 'addComment'],
    'services' => ['GET' => 'listServices'],
    'incidents' => ['GET' => 'listIncidents'],
    'incidents/*/following' => ['PUT' => 'followIncident'],
    'attachments' => ['POST' => 'uploadAttachment'],
    'attachments/*' => ['GET' => 'fetchAttachment', 'DELETE' => 'deleteAttachment'],
];

ini_set('display_errors', '0'); // they go to the log, never to a customer
ini_set('default_charset', ''); // PHP would add a charset to files of which nobody knows one
header_remove('X-Powered-By');

try {
    if (PHP_SAPI === 'cli') {
        exit(support($argv));
    }
    cors();
    handle();
} catch (Problem $problem) {
    answerProblem($problem);
} catch (Throwable $error) {
    error_log((string) $error);
    answerProblem(new Problem(500, 'Something went wrong on our side.'));
}

// ---------------------------------------------------------------- who calls, and what for

/** The signed-in customer. This is the function to replace; with cookies, check a CSRF token here for all but GET. */
function customer(): array
{
    $demo = [
        'demo-customer-1' => ['key' => 'customer-1', 'name' => 'Ada Byron'],
        'demo-customer-2' => ['key' => 'customer-2', 'name' => 'Bob Noyce'],
    ];
    preg_match('/^Bearer (\S+)$/', $_SERVER['HTTP_AUTHORIZATION'] ?? '', $match);
    // Everybody can read these tokens here: they open nothing but PHP's own server on your desk.
    $customer = PHP_SAPI === 'cli-server' ? $demo[$match[1] ?? ''] ?? null : null;
    return $customer ?? throw new Problem(401, 'Sign in and try again.', headers: ['WWW-Authenticate: Bearer']);
}

function handle(): void
{
    $path = explode('?', $_SERVER['REQUEST_URI'], 2)[0];
    $rest = str_starts_with($path, BASE . '/') ? substr($path, strlen(BASE) + 1) : '';
    $methods = ROUTES[preg_replace('~^(requests|attachments|incidents)/[^/]+~', '$1/*', $rest)] ?? null;
    if (!$methods) {
        throw new Problem(404, 'There is no such address.');
    }
    $handler = $methods[$_SERVER['REQUEST_METHOD']] ?? null;
    if (!$handler) {
        $allow = 'Allow: ' . implode(', ', array_keys($methods));
        throw new Problem(405, 'This address has other methods.', headers: [$allow]);
    }
    $handler(customer(), rawurldecode(explode('/', $rest)[1] ?? ''));
}

/** Lets pages of the named origins call; also where the answer is an error, so before anything can go wrong. */
function cors(): void
{
    header('Vary: Origin, Authorization, Cookie');
    $origin = $_SERVER['HTTP_ORIGIN'] ?? '';
    if ($origin === '' || !in_array($origin, explode(',', getenv('SUPPORT_ORIGINS') ?: ''), true)) {
        return;
    }
    header("Access-Control-Allow-Origin: $origin");
    header('Access-Control-Expose-Headers: ETag, Retry-After, Location');
    if ($_SERVER['REQUEST_METHOD'] !== 'OPTIONS') {
        return;
    }
    header('Access-Control-Allow-Methods: GET, POST, PUT, PATCH, DELETE');
    header('Access-Control-Allow-Headers: Authorization, Content-Type, Idempotency-Key, If-None-Match, '
        . 'Last-Event-ID, Support-User, X-CSRF-Token, X-XSRF-TOKEN');
    header('Access-Control-Max-Age: 600');
    http_response_code(204);
    exit;
}

// ---------------------------------------------------------------- the calls of the contract

function getConfig(array $me): void
{
    answerRead([
        'user' => $me,
        'maxSummaryLength' => MAX_SUMMARY,
        'maxAttachmentBytes' => maxFileBytes(),
        'maxAttachments' => MAX_FILES,
        'closedReply' => 'reopens',
        'commentFormats' => ['text'],
        'features' => ['close' => true, 'reopen' => true, 'read' => true] + array_map(fn () => true, array_intersect_key(
            catalogue(),
            ['services' => 1, 'incidents' => 1],
        )),
    ] + array_intersect_key(catalogue(), ['types' => 1, 'severities' => 1, 'hours' => 1, 'phone' => 1]));
}

/**
 * What there is beside requests, from the JSON file that SUPPORT_CATALOGUE names: `types`, `severities`, `hours`, `phone`, `incidents` as in
 * the contract, `services` by the keys of customers. Without it there are only requests.
 */
function catalogue(): array
{
    static $catalogue = null;
    $file = getenv('SUPPORT_CATALOGUE');
    return $catalogue ??= $file ? json_decode(file_get_contents($file), true, 32, JSON_THROW_ON_ERROR) : [];
}

/** Those of the customer alone. */
function services(array $me): array
{
    return catalogue()['services'][$me['key']] ?? [];
}

function listServices(array $me): void
{
    $words = preg_split('/\s+/', strtolower(is_string($_GET['q'] ?? null) ? $_GET['q'] : ''), 8, PREG_SPLIT_NO_EMPTY);
    $found = array_values(array_filter(services($me), function (array $service) use ($words): bool {
        $text = strtolower(implode("\n", [$service['label'], $service['kind'] ?? '', $service['detail'] ?? '']));
        return !array_filter($words, fn (string $word) => !str_contains($text, $word));
    }));
    [$from] = cursor('services', 1) ?? [0];
    $to = $from + limit();
    answerRead([
        'items' => array_slice($found, $from, $to - $from),
        'nextCursor' => $to < count($found) ? makeCursor('services', $to) : null,
    ]);
}

/** An incident with `serviceIds` concerns who has one of these services; a resolved one stays for an hour. */
function incidents(array $me): array
{
    $own = array_column(services($me), 'id');
    return array_values(array_filter(catalogue()['incidents'] ?? [], fn (array $incident) =>
        (!isset($incident['serviceIds']) || array_intersect($incident['serviceIds'], $own))
        && ($incident['state'] !== 'resolved' || strtotime($incident['updatedAt']) > time() - 3600)));
}

function listIncidents(array $me): void
{
    $followed = array_column(rows('SELECT incident FROM following WHERE customer = ?', [$me['key']]), 'incident');
    answerRead(['items' => array_map(
        fn (array $incident) => $incident + ['following' => in_array($incident['id'], $followed, true)],
        incidents($me),
    )]);
}

function followIncident(array $me, string $id): void
{
    $following = jsonBody()->following ?? null;
    check(is_bool($following) ? [] : [['field' => 'following', 'detail' => 'Either true or false.']]);
    if (!in_array($id, array_column(incidents($me), 'id'), true)) {
        throw new Problem(404, 'There is no such incident.');
    }
    run(
        $following
            ? 'INSERT OR IGNORE INTO following (customer, incident) VALUES (?, ?)'
            : 'DELETE FROM following WHERE customer = ? AND incident = ?',
        [$me['key'], $id],
    );
    http_response_code(204);
}

/** The type, service and severity of a new request, as far as the catalogue has them. A type of an example has no fields. */
function choices(array $me, stdClass $body, array &$errors): array
{
    $offered = ['type' => catalogue()['types'] ?? [], 'service' => services($me), 'severity' => catalogue()['severities'] ?? []];
    $chosen = [];
    $required = ['type' => null, 'service' => null, 'severity' => null];
    foreach ($offered as $name => $items) {
        $value = $items ? text($body, $name, 200, $required[$name], $errors) : '';
        if ($value === '') {
            continue;
        }
        $found = array_values(array_filter($items, fn (array $item) => ($item['id'] ?? $item['value']) === $value));
        if ($found) {
            // With the label, for when it is gone from the catalogue.
            $chosen[$name] = $value;
            $chosen["{$name}Label"] = $found[0]['label'];
            if (($found[0]['service'] ?? '') === 'required') {
                $required['service'] = 'Choose the service that it is about.';
            }
        } else {
            $errors[] = ['field' => $name, 'detail' => 'This choice is no longer there. Choose again.'];
        }
    }
    return $chosen;
}

function presentChoices(array $row): array
{
    $chosen = json_decode($row['choices'], true);
    $shown = [];
    foreach (CHOICES as $name) {
        if (isset($chosen[$name])) {
            $shown[$name] = [$name === 'severity' ? 'value' : 'id' => $chosen[$name], 'label' => $chosen["{$name}Label"]];
        }
    }
    return $shown;
}

function listRequests(array $me): void
{
    $sort = word('sort', ['updated', 'created', 'key']);
    $column = ['updated' => 'updated_at', 'created' => 'created_at', 'key' => 'number'][$sort];
    $filter = ['open' => 'AND NOT closed', 'closed' => 'AND closed', 'all' => ''][word('status', ['open', 'closed', 'all'])];
    // Each of the three names is our own: nothing of the client's becomes SQL.
    $chosen = array_filter(array_intersect_key($_GET, array_flip(CHOICES)), 'is_string');
    foreach ($chosen as $name => $_) {
        $filter .= " AND json_extract(choices, '$.$name') = ?";
    }
    $chosen = array_values($chosen);
    $limit = limit();
    [$value, $number] = cursor($sort, 2) ?? [PHP_INT_MAX, PHP_INT_MAX];
    // One row more than asked for tells whether there is another page. The number breaks ties of the same moment.
    $rows = rows(
        "SELECT * FROM requests WHERE customer = ? $filter AND ($column, number) < (?, ?)
         ORDER BY $column DESC, number DESC LIMIT ?",
        [$me['key'], ...$chosen, $value, $number, $limit + 1],
    );
    $items = array_slice($rows, 0, $limit);
    $last = end($items);
    $count = fn (string $which, array $values = []) => rows(
        "SELECT count(*) AS n FROM requests WHERE customer = ? $which",
        [$me['key'], ...$values],
    )[0]['n'];
    answerRead([
        'items' => presentRequests($items),
        'nextCursor' => count($rows) > $limit ? makeCursor($sort, $last[$column], $last['number']) : null,
        'total' => $count($filter, $chosen),
        'unreadCount' => $count('AND agent_comment > read_comment'),
    ]);
}

function getRequest(array $me, string $key): void
{
    answerRead(presentRequests([findRequest($me, $key)])[0]);
}

function createRequest(array $me): void
{
    $body = jsonBody();
    $errors = [];
    $draft = [
        'summary' => trim(text($body, 'summary', MAX_SUMMARY, 'Write a summary.', $errors)),
        'description' => text($body, 'description', MAX_TEXT, 'Write a description.', $errors),
        'attachmentIds' => ids($body, $errors),
        'context' => is_array($body->context ?? null) ? array_slice($body->context, 0, 50) : [],
        'followUpOf' => text($body, 'followUpOf', 100, null, $errors),
        'choices' => choices($me, $body, $errors),
    ];
    check($errors);
    once($me, [__FUNCTION__, $draft], function (int $now) use ($me, $draft): array {
        $context = json([$draft['context'], $draft['followUpOf']]);
        run(
            'INSERT INTO requests (customer, author, summary, description, context, choices, created_at, updated_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
            [
                $me['key'], $me['name'], $draft['summary'], $draft['description'], $context,
                json((object) $draft['choices']), $now, $now,
            ],
        );
        $number = (int) database()->lastInsertId();
        takeFiles($me, $draft['attachmentIds'], 'request', $number);
        $made = presentRequests([findRequest($me, "CS-$number")])[0];
        return [$made, BASE . "/requests/CS-$number"];
    });
}

function setStatus(array $me, string $key): void
{
    $status = jsonBody()->status ?? null;
    if ($status !== 'open' && $status !== 'closed') {
        throw invalid('status', 'Either open or closed.');
    }
    $row = findRequest($me, $key);
    $closed = (int) ($status === 'closed');
    run('UPDATE requests SET closed = ?, updated_at = ? WHERE number = ? AND closed <> ?', [$closed, now(), $row['number'], $closed]);
    answer(200, presentRequests([findRequest($me, $key)])[0]);
}

function markRead(array $me, string $key): void
{
    $upTo = jsonBody()->upTo ?? null;
    $request = findRequest($me, $key);
    if ($upTo === null) {
        run('UPDATE requests SET read_comment = agent_comment WHERE number = ?', [$request['number']]);
        http_response_code(204);
        return;
    }
    $known = is_string($upTo) && preg_match('/^com_(\d{1,15})$/', $upTo, $match)
        ? rows('SELECT number FROM comments WHERE number = ? AND request = ?', [(int) $match[1], $request['number']])
        : [];
    if (!$known) {
        throw invalid('upTo', 'There is no such comment in this request.');
    }
    // Only ever forward: an older mark that arrives late does no harm.
    run('UPDATE requests SET read_comment = max(read_comment, ?) WHERE number = ?', [$known[0]['number'], $request['number']]);
    http_response_code(204);
}

function listComments(array $me, string $key): void
{
    $request = findRequest($me, $key);
    $order = word('order', ['oldest', 'newest']);
    $limit = limit();
    [$after] = cursor($order, 1) ?? [$order === 'newest' ? PHP_INT_MAX : 0];
    [$sign, $direction] = $order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
    $rows = rows(
        "SELECT * FROM comments WHERE request = ? AND number $sign ? ORDER BY number $direction LIMIT ?",
        [$request['number'], $after, $limit + 1],
    );
    $items = array_slice($rows, 0, $limit);
    $page = [
        'items' => presentComments($items),
        'nextCursor' => count($rows) > $limit ? makeCursor($order, end($items)['number']) : null,
    ];
    answerRead($order === 'newest' ? $page + ['order' => 'newest'] : $page);
}

function addComment(array $me, string $key): void
{
    $body = jsonBody();
    $errors = [];
    $ids = ids($body, $errors);
    $needed = $ids ? null : 'Write a comment or attach a file.';
    $draft = ['request' => $key, 'body' => text($body, 'body', MAX_TEXT, $needed, $errors), 'attachmentIds' => $ids];
    if (($body->format ?? 'text') !== 'text') {
        $errors[] = ['field' => 'format', 'detail' => 'Only text.'];
    }
    check($errors);
    once($me, [__FUNCTION__, $draft], function (int $now) use ($me, $key, $draft): array {
        $request = findRequest($me, $key);
        $number = insertComment($request['number'], $me['name'], 'requester', $draft['body'], $now);
        takeFiles($me, $draft['attachmentIds'], 'comment', $number);
        return [presentComments(rows('SELECT * FROM comments WHERE number = ?', [$number]))[0], null];
    });
}

/** PHP keeps the last of several parts with one name, and says nothing of the others: the length of the body does. */
function hasMoreParts(array $file): bool
{
    preg_match('/boundary="?([^";]+)/i', $_SERVER['CONTENT_TYPE'] ?? '', $match);
    $frame = "--\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n----\r\n";
    // PHP drops parameters of the type. What is spare for them is less than any other part takes.
    $type = $file['type'] === '' ? 0 : strlen("Content-Type: \r\n") + strlen($file['type']) + 40;
    // In a name, quotes and line breaks take three bytes.
    $name = strlen($file['full_path']) + 2 * preg_match_all('/["\r\n]/', $file['full_path']);
    $most = $file['size'] + strlen($frame) + 2 * strlen($match[1] ?? '') + $name + $type;
    return (int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > $most;
}

function uploadAttachment(array $me): void
{
    $problem = new Problem(413, 'A file may have ' . maxFileBytes() . ' bytes.');
    if (mediaType() !== 'multipart/form-data') {
        throw new Problem(415, 'Send the file as multipart/form-data.');
    }
    // PHP throws a body away that is over post_max_size, and leaves nothing in $_FILES.
    if ((int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > iniBytes('post_max_size')) {
        throw $problem;
    }
    $file = $_FILES['file'] ?? null;
    if (!$file || count($_FILES) !== 1 || !is_int($file['error']) || $file['error'] === UPLOAD_ERR_NO_FILE) {
        throw invalid('file', 'Send exactly one file, as the part "file".');
    }
    if (in_array($file['error'], [UPLOAD_ERR_INI_SIZE, UPLOAD_ERR_FORM_SIZE], true) || $file['size'] > maxFileBytes()) {
        throw $problem;
    }
    if ($file['error'] === UPLOAD_ERR_PARTIAL) {
        throw new Problem(400, 'The file broke off on its way. Send it again.');
    }
    if ($file['error'] !== UPLOAD_ERR_OK) {
        throw new RuntimeException("Upload error {$file['error']}.");
    }
    if (hasMoreParts($file)) {
        throw new Problem(400, 'Send exactly one file, as the part "file".');
    }
    $name = fileName($file['name']);
    $type = preg_match('~^[\w.+-]+/[\w.+-]+$~', $file['type']) ? strtolower($file['type']) : 'application/octet-stream';
    $bytes = (string) file_get_contents($file['tmp_name']);
    once($me, [__FUNCTION__, $name, $type, hash('sha256', $bytes)], function (int $now) use ($me, $name, $type, $bytes): array {
        $id = 'att_' . bin2hex(random_bytes(12));
        $insert = database()->prepare(
            'INSERT INTO attachments (id, customer, name, type, size, bytes, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        );
        foreach ([$id, $me['key'], $name, $type, strlen($bytes)] as $index => $value) {
            $insert->bindValue($index + 1, $value);
        }
        $insert->bindValue(6, $bytes, PDO::PARAM_LOB);
        $insert->bindValue(7, $now);
        $insert->execute();
        return [presentFile(findFile($me, $id)), BASE . "/attachments/$id", $id];
    });
}

function fetchAttachment(array $me, string $id): void
{
    $file = findFile($me, $id);
    $ascii = preg_replace('/[^\x20-\x7e]|["\\\\%]/u', '_', $file['name']);
    header("Content-Type: {$file['type']}");
    header("Content-Length: {$file['size']}");
    header("Content-Disposition: attachment; filename=\"$ascii\"; filename*=UTF-8''" . rawurlencode($file['name']));
    header('X-Content-Type-Options: nosniff');
    header("Content-Security-Policy: sandbox; default-src 'none'"); // whatever a browser makes of it, it runs nothing
    header('Cache-Control: private, max-age=3600');
    echo $file['bytes'];
}

function deleteAttachment(array $me, string $id): void
{
    $file = findFile($me, $id);
    if ($file['request'] !== null || $file['comment'] !== null) {
        throw new Problem(409, 'The file was already sent.');
    }
    transaction(fn () => forgetFiles('id = ?', [$file['id']]));
    http_response_code(204);
}

// ---------------------------------------------------------------- rows, and how the contract shows them

/** What belongs to somebody else is not found, so that keys can't be probed. */
function findRequest(array $me, string $key): array
{
    $known = preg_match('/^CS-([1-9]\d{0,14})$/', $key, $match)
        ? rows('SELECT * FROM requests WHERE number = ? AND customer = ?', [(int) $match[1], $me['key']])
        : [];
    return $known[0] ?? throw new Problem(404, 'There is no such request.');
}

function findFile(array $me, string $id): array
{
    $known = rows('SELECT * FROM attachments WHERE id = ? AND customer = ?', [$id, $me['key']]);
    return $known[0] ?? throw new Problem(404, 'There is no such file.');
}

function insertComment(int $request, string $author, string $role, string $body, int $now): int
{
    run(
        'INSERT INTO comments (request, author, role, body, created_at) VALUES (?, ?, ?, ?, ?)',
        [$request, $author, $role, $body, $now],
    );
    $number = (int) database()->lastInsertId();
    $mark = $role === 'requester' ? 'closed = 0' : 'agent_comment = ' . $number;
    run("UPDATE requests SET updated_at = max(updated_at, ?), last_role = ?, $mark WHERE number = ?", [$now, $role, $request]);
    return $number;
}

/** @param 'request'|'comment' $column */
function takeFiles(array $me, array $ids, string $column, int $number): void
{
    $missing = array_filter($ids, fn (string $id) => 1 !== run(
        "UPDATE attachments SET $column = ? WHERE id = ? AND customer = ? AND request IS NULL AND comment IS NULL",
        [$number, $id, $me['key']],
    )->rowCount());
    $say = fn (string $id) => ['field' => 'attachmentIds', 'detail' => "The file $id is no longer kept. Attach it again."];
    check(array_map($say, array_values($missing)));
}

/** Files that nobody sent, and the stored answers that tell of them. */
function forgetFiles(string $condition, array $values): void
{
    $which = "SELECT id FROM attachments WHERE $condition AND request IS NULL AND comment IS NULL";
    run("DELETE FROM calls WHERE attachment IN ($which)", $values);
    run("DELETE FROM attachments WHERE id IN ($which)", $values);
}

/** The files of these rows, by row. @param 'request'|'comment' $column */
function filesOf(string $column, array $rows): array
{
    $files = [];
    $marks = implode(',', array_fill(0, count($rows), '?'));
    $query = "SELECT id, name, type, size, $column AS owner FROM attachments WHERE $column IN ($marks) ORDER BY rowid";
    foreach ($rows ? rows($query, array_column($rows, 'number')) : [] as $file) {
        $files[$file['owner']][] = presentFile($file);
    }
    return $files;
}

function presentFile(array $file): array
{
    ['id' => $id, 'name' => $name, 'size' => $size, 'type' => $type] = $file;
    return ['id' => $id, 'name' => $name, 'size' => $size, 'type' => $type, 'url' => "attachments/$id"];
}

function presentAuthor(string $name, string $role): array
{
    // Every requester in a customer's own data is that customer.
    return ['name' => $name, 'role' => $role] + ($role === 'requester' ? ['me' => true] : []);
}

function presentRequests(array $rows): array
{
    $files = filesOf('request', $rows);
    return array_map(function (array $row) use ($files): array {
        $unread = $row['agent_comment'] > $row['read_comment'];
        return [
            'key' => "CS-{$row['number']}",
            'summary' => $row['summary'],
            'description' => $row['description'],
            'author' => presentAuthor($row['author'], 'requester'),
            'attachments' => $files[$row['number']] ?? [],
            'status' => $row['closed'] ? 'closed' : ($unread ? 'updated' : 'open'),
            'closed' => (bool) $row['closed'],
            'createdAt' => time8601($row['created_at']),
            'updatedAt' => time8601($row['updated_at']),
            'unread' => $unread,
            'actions' => ['reply', 'attach', $row['closed'] ? 'reopen' : 'close'],
        ] + presentChoices($row) + ($row['closed'] ? [] : ['awaiting' => $row['last_role'] === 'requester' ? 'support' : 'requester']);
    }, $rows);
}

function presentComments(array $rows): array
{
    $files = filesOf('comment', $rows);
    return array_map(fn (array $row): array => [
        'id' => "com_{$row['number']}",
        'author' => presentAuthor($row['author'], $row['role']),
        'body' => $row['body'],
        'format' => 'text',
        'createdAt' => time8601($row['created_at']),
        'attachments' => $files[$row['number']] ?? [],
    ], $rows);
}

// ---------------------------------------------------------------- idempotency

/**
 * Does the work once for each Idempotency-Key and answers 201. Work and stored answer are one transaction, and SQLite lets
 * one writer in at a time: the second of two equal calls waits for the first and then finds its answer. Whatever throws
 * leaves nothing behind, so that only success is stored.
 *
 * @param array $compared what a repeated call has to have the same
 * @param callable(int): array $work gives the body, the Location or null, and the id of an uploaded file
 */
function once(array $me, array $compared, callable $work): void
{
    $key = strtolower(trim($_SERVER['HTTP_IDEMPOTENCY_KEY'] ?? '', '"'));
    if (!preg_match('/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/', $key)) {
        throw new Problem(400, 'Send an Idempotency-Key header with a UUID.');
    }
    $print = hash('sha256', json($compared));
    $call = transaction(function () use ($me, $key, $print, $work): array {
        $now = now();
        forgetFiles('created_at < ?', [$now - DAY]);
        run('DELETE FROM calls WHERE created_at < ?', [$now - 31 * DAY]);
        $known = rows('SELECT * FROM calls WHERE customer = ? AND key = ?', [$me['key'], $key])[0] ?? null;
        if ($known) {
            return $known;
        }
        [$body, $location, $file] = $work($now) + [2 => null];
        $call = ['customer' => $me['key'], 'key' => $key, 'fingerprint' => $print, 'body' => json($body),
            'location' => $location, 'attachment' => $file, 'created_at' => $now];
        run('INSERT INTO calls VALUES (?, ?, ?, ?, ?, ?, ?)', array_values($call));
        return $call;
    });
    if ($call['fingerprint'] !== $print) {
        throw new Problem(422, 'This Idempotency-Key was used for another body.');
    }
    if ($call['location'] !== null) {
        header("Location: {$call['location']}");
    }
    http_response_code(201);
    header('Content-Type: application/json');
    header('Cache-Control: no-store');
    echo $call['body'];
}

// ---------------------------------------------------------------- what comes in

function mediaType(): string
{
    return strtolower(trim(explode(';', $_SERVER['CONTENT_TYPE'] ?? '')[0]));
}

function jsonBody(): stdClass
{
    if (mediaType() !== 'application/json') {
        throw new Problem(415, 'Send the body as application/json.');
    }
    $text = (string) file_get_contents('php://input', length: MAX_BODY_BYTES + 1);
    if (strlen($text) > MAX_BODY_BYTES) {
        throw new Problem(413, 'A body may have ' . MAX_BODY_BYTES . ' bytes.');
    }
    $body = json_decode($text, depth: 16);
    return $body instanceof stdClass ? $body : throw new Problem(400, 'The body is not a JSON object.');
}

/** @param ?string $required what to say where it is blank; null: it may be */
function text(stdClass $body, string $field, int $max, ?string $required, array &$errors): string
{
    $value = $body->$field ?? '';
    $problem = match (true) {
        !is_string($value) => 'This has to be text.',
        trim($value) === '' => $required,
        preg_match_all('/./su', $value) > $max => "At most $max characters.",
        default => null,
    };
    if ($problem !== null) {
        $errors[] = ['field' => $field, 'detail' => $problem];
    }
    return is_string($value) && trim($value) !== '' ? $value : '';
}

function ids(stdClass $body, array &$errors): array
{
    $ids = $body->attachmentIds ?? [];
    if (!is_array($ids) || array_filter($ids, fn ($id) => !is_string($id)) || count($ids) > MAX_FILES) {
        $errors[] = ['field' => 'attachmentIds', 'detail' => 'A list of at most ' . MAX_FILES . ' ids.'];
        return [];
    }
    return array_values(array_unique($ids));
}

/** The last part of a path, without control characters and marks that turn the reading direction. */
function fileName(string $name): string
{
    // HTML writes quotes and line breaks of a name as these three.
    $name = str_ireplace(['%22', '%0D', '%0A'], ['"', "\r", "\n"], $name);
    $unsafe = '~^.*[/\\\\]|[\x00-\x1f\x7f\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]~su';
    preg_match('/.{0,200}$/su', trim(preg_replace($unsafe, '', $name) ?? ''), $match);
    return in_array($match[0] ?? '', ['', '.', '..'], true) ? 'file' : $match[0];
}

/** One of the words; the first where the query says nothing. */
function word(string $name, array $words): string
{
    $word = ($_GET[$name] ?? '') === '' ? $words[0] : $_GET[$name];
    return in_array($word, $words, true) ? $word : throw new Problem(400, "$name is one of " . implode(', ', $words) . '.');
}

function limit(): int
{
    $limit = $_GET['limit'] ?? '20';
    if (!is_string($limit) || !preg_match('/^[1-9]\d{0,8}$/', $limit)) {
        throw new Problem(400, 'limit is a whole number from 1.');
    }
    return min(100, (int) $limit);
}

/** A cursor names the place behind a row, so that new rows shift nothing. */
function makeCursor(string $kind, int ...$place): string
{
    return rtrim(strtr(base64_encode(json([$kind, ...$place])), '+/', '-_'), '=');
}

/** @return ?int[] null where the call begins at the top */
function cursor(string $kind, int $length): ?array
{
    $cursor = $_GET['cursor'] ?? '';
    if ($cursor === '') {
        return null;
    }
    $parts = is_string($cursor) ? json_decode((string) base64_decode(strtr($cursor, '-_', '+/')), true) : null;
    if (!is_array($parts) || array_shift($parts) !== $kind || count(array_filter($parts, is_int(...))) !== $length) {
        throw new Problem(400, 'The cursor is not one of this list.');
    }
    return $parts;
}

/** What PHP itself lets in may be less than MAX_FILE_BYTES. */
function maxFileBytes(): int
{
    // Beside the file, a body holds its boundary and headers.
    return min(MAX_FILE_BYTES, iniBytes('upload_max_filesize'), iniBytes('post_max_size') - 16 * 1024);
}

function iniBytes(string $setting): int
{
    $text = trim((string) ini_get($setting));
    $unit = ['k' => 1024, 'm' => 1024 ** 2, 'g' => 1024 ** 3][strtolower(substr($text, -1))] ?? 1;
    return (int) $text > 0 ? (int) $text * $unit : PHP_INT_MAX;
}

// ---------------------------------------------------------------- what goes out

final class Problem extends Exception
{
    /** @param array{field: string, detail: string}[] $errors @param string[] $headers */
    public function __construct(
        public readonly int $status,
        string $detail,
        public readonly array $errors = [],
        public readonly array $headers = [],
    ) {
        parent::__construct($detail);
    }
}

function invalid(string $field, string $detail): Problem
{
    return new Problem(422, $detail, [['field' => $field, 'detail' => $detail]]);
}

/** @param array{field: string, detail: string}[] $errors everything at once, so that a person can mend it at once */
function check(array $errors): void
{
    if ($errors) {
        throw new Problem(422, 'Some fields are not valid.', $errors);
    }
}

function answerProblem(Problem $problem): void
{
    $titles = [400 => 'Bad request', 401 => 'Not signed in', 404 => 'Not found', 405 => 'Method not allowed',
        409 => 'Conflict', 413 => 'Too large', 415 => 'Type not accepted', 422 => 'Not valid', 500 => 'Server error'];
    $body = ['type' => 'about:blank', 'title' => $titles[$problem->status], 'status' => $problem->status,
        'detail' => $problem->getMessage()] + ($problem->errors ? ['errors' => $problem->errors] : []);
    array_map(fn (string $line) => header($line), $problem->headers);
    answer($problem->status, $body, 'application/problem+json');
}

function answer(int $status, array $body, string $type = 'application/json'): void
{
    http_response_code($status);
    header("Content-Type: $type");
    header('Cache-Control: no-store');
    echo json($body);
}

/** 304 where the client has it already. */
function answerRead(array $body): void
{
    $text = json($body);
    $tag = '"' . substr(hash('sha256', $text), 0, 32) . '"';
    header("ETag: W/$tag");
    header('Cache-Control: private, no-cache');
    if (str_contains($_SERVER['HTTP_IF_NONE_MATCH'] ?? '', $tag)) {
        http_response_code(304);
        return;
    }
    header('Content-Type: application/json');
    echo $text;
}

function json(mixed $value): string
{
    return json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
}

function now(): int
{
    return (int) (microtime(true) * 1000);
}

function time8601(int $milliseconds): string
{
    return gmdate('Y-m-d\TH:i:s', intdiv($milliseconds, 1000)) . sprintf('.%03dZ', $milliseconds % 1000);
}

// ---------------------------------------------------------------- the database

function database(): PDO
{
    static $database = null;
    if ($database) {
        return $database;
    }
    $path = getenv('SUPPORT_DATABASE') ?: __DIR__ . '/support.sqlite';
    if (!getenv('SUPPORT_DATABASE') && !in_array(PHP_SAPI, ['cli', 'cli-server'], true)) {
        // A web server would hand the file beside this one to anybody who asks for it.
        throw new RuntimeException('SUPPORT_DATABASE has to name a file outside the document root.');
    }
    $database = new PDO("sqlite:$path");
    $database->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
    $database->setAttribute(PDO::ATTR_DEFAULT_FETCH_MODE, PDO::FETCH_ASSOC);
    // Another process may be writing: wait for it. First, since the next line may have to.
    $database->exec('PRAGMA busy_timeout = 10000');
    $database->exec('PRAGMA journal_mode = WAL');
    $version = fn (): int => (int) $database->query('PRAGMA user_version')->fetchColumn();
    if ($version() >= 2) {
        return $database;
    }
    $database->exec('BEGIN IMMEDIATE');
    $database->exec(<<<'SQL'
        CREATE TABLE IF NOT EXISTS requests (
            number INTEGER PRIMARY KEY AUTOINCREMENT, customer TEXT NOT NULL, author TEXT NOT NULL,
            summary TEXT NOT NULL, description TEXT NOT NULL, context TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, last_role TEXT NOT NULL DEFAULT 'requester',
            agent_comment INTEGER NOT NULL DEFAULT 0, read_comment INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX IF NOT EXISTS requests_updated ON requests (customer, updated_at, number);
        CREATE TABLE IF NOT EXISTS comments (
            number INTEGER PRIMARY KEY AUTOINCREMENT, request INTEGER NOT NULL REFERENCES requests,
            author TEXT NOT NULL, role TEXT NOT NULL, body TEXT NOT NULL, created_at INTEGER NOT NULL
        );
        CREATE INDEX IF NOT EXISTS comments_request ON comments (request, number);
        CREATE TABLE IF NOT EXISTS attachments (
            id TEXT PRIMARY KEY, customer TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
            bytes BLOB NOT NULL, created_at INTEGER NOT NULL,
            request INTEGER REFERENCES requests, comment INTEGER REFERENCES comments
        );
        CREATE INDEX IF NOT EXISTS attachments_request ON attachments (request);
        CREATE INDEX IF NOT EXISTS attachments_comment ON attachments (comment);
        CREATE TABLE IF NOT EXISTS calls (
            customer TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, body TEXT NOT NULL, location TEXT,
            attachment TEXT, created_at INTEGER NOT NULL, PRIMARY KEY (customer, key)
        );
        CREATE TABLE IF NOT EXISTS following (
            customer TEXT NOT NULL, incident TEXT NOT NULL, PRIMARY KEY (customer, incident)
        );
        SQL);
    // Another process may have done it while this one waited.
    if ($version() < 2) {
        $database->exec("ALTER TABLE requests ADD COLUMN choices TEXT NOT NULL DEFAULT '{}'");
        $database->exec('PRAGMA user_version = 2');
    }
    $database->exec('COMMIT');
    return $database;
}

function run(string $sql, array $values): PDOStatement
{
    $statement = database()->prepare($sql);
    foreach ($values as $index => $value) {
        // Else a number would be bound, and then compared, as text.
        $statement->bindValue($index + 1, $value, is_int($value) ? PDO::PARAM_INT : PDO::PARAM_STR);
    }
    $statement->execute();
    return $statement;
}

function rows(string $sql, array $values): array
{
    return run($sql, $values)->fetchAll();
}

function transaction(callable $work): mixed
{
    // IMMEDIATE: takes the place of the one writer before it reads, so that nothing changes in between.
    database()->exec('BEGIN IMMEDIATE');
    try {
        $result = $work();
        database()->exec('COMMIT');
        return $result;
    } catch (Throwable $error) {
        database()->exec('ROLLBACK');
        throw $error;
    }
}

// ---------------------------------------------------------------- support's side, from the command line

function support(array $arguments): int
{
    [, $command, $key, $text] = $arguments + ['', '', '', ''];
    $known = preg_match('/^CS-(\d{1,15})$/', $key, $match)
        ? rows('SELECT number FROM requests WHERE number = ?', [(int) $match[1]])
        : [];
    if ($command !== 'reply' || !$known || trim($text) === '') {
        fwrite(STDERR, "Usage: php index.php reply <key of a request> <text>\n");
        return 2;
    }
    transaction(fn () => insertComment($known[0]['number'], 'Support', 'agent', $text, now()));
    return 0;
}
