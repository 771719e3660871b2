/**
 * `npm run api:types`: generates the server's types of the contract from openapi.yaml. With `--check` it validates
 * openapi.yaml and fails where the committed file differs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const name = 'server/src/app/contract.ts';
const target = join(root, name);
const style = await resolveConfig(target);
const check = process.argv.includes('--check');

const header = `/**
 * The types of the REST contract. Generated from openapi.yaml by \`npm run api:types\`; do not edit.
 */
`;

function run(bin, ...args) {
  execFileSync(process.execPath, [join(root, 'node_modules', bin), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // No telemetry and no check for updates.
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
}

async function generate() {
  const folder = mkdtempSync(join(tmpdir(), 'api-types-'));
  try {
    const file = join(folder, 'contract.ts');
    run('openapi-typescript/bin/cli.js', 'openapi.yaml', '--output', file);
    const body = readFileSync(file, 'utf8').replace(/^\/\*\*[\s\S]*?\*\/\n+/, '');
    return await format(header + body, { ...style, filepath: file });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (check) run('@redocly/cli/bin/cli.js', 'lint', 'openapi.yaml', '--max-problems=200');
const text = await generate();
if (!check) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  console.error(`${name} is not what openapi.yaml says. Run: npm run api:types`);
  process.exitCode = 1;
}
