/** `npm run serve`: builds dist/ if it does not exist, then runs the server. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import 'tsx';
import { dist, root, standaloneFile } from './build/paths.js';

if (!existsSync(join(dist, standaloneFile))) {
  console.log('dist/ does not exist: building it');
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.js'), '--page'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}
process.env['SUPPORT_DEMO'] ??= '1';
process.env['DEMO_TEAM'] ??= '1';
await import('../server/src/main.ts');
