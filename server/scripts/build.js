/** `npm run build -w support-requests-server`: compiles src/ to dist/, and adds the demo's panel with the built widget. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'tsx';

const server = fileURLToPath(new URL('..', import.meta.url));
const root = join(server, '..');
const dist = join(server, 'dist');
const widget = join(root, 'dist');

if (!existsSync(join(widget, 'support-requests.js'))) {
  console.error('The widget is not built: npm run build');
  process.exit(1);
}
rmSync(dist, { recursive: true, force: true });
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
const { status } = spawnSync(
  process.execPath,
  [join(typescript, 'lib/tsc.js'), '-p', join(server, 'tsconfig.build.json')],
  { stdio: 'inherit' },
);
if (status !== 0) process.exit(1);
chmodSync(join(dist, 'cli.js'), 0o755);

const { makePanel } = await import('../src/dashboard-source.ts');
const { panelFiles } = await import('../src/dashboard.ts');
const panel = await makePanel(root);
mkdirSync(join(dist, 'panel'));
for (const [name, file] of Object.entries(panelFiles)) writeFileSync(join(dist, 'panel', file), panel[name]);
// What a page loads: the scripts, and what they load later.
cpSync(widget, join(dist, 'panel/dist'), {
  recursive: true,
  filter: path => !/\.d\.ts$/.test(path),
});
console.log('Built server/dist/');
