import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { extname, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin, ViteDevServer } from 'vite';
import { dist, root, src } from './build/paths.js';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.ts': 'text/plain',
  '.txt': 'text/plain',
};

/**
 * Serves dist/ and msw's worker to the demo pages unchanged, as a production server does: vite would rewrite the imports in
 * them. Rebuilds dist/ when a source changes.
 */
export function serveBuiltFiles(): Plugin {
  return {
    name: 'serve-built-files',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = fileOf(new URL(request.url ?? '/', 'http://localhost').pathname);
        if (file) void send(file, response);
        else next();
      });
      rebuildOnChange(server);
    },
  };
}

function fileOf(path: string): string | undefined {
  if (path === '/mockServiceWorker.js') {
    return createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');
  }
  if (!path.startsWith('/dist/')) return undefined;
  const file = resolve(root, `.${decodeURIComponent(path)}`);
  return file.startsWith(resolve(dist) + sep) ? file : undefined;
}

async function send(file: string, response: ServerResponse): Promise<void> {
  try {
    const body = await readFile(file);
    response.setHeader(
      'Content-Type',
      `${types[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`,
    );
    response.setHeader('Cache-Control', 'no-cache');
    // As on a CDN, pages of other origins may load the files.
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end('Not built');
  }
}

function rebuildOnChange(server: ViteDevServer): void {
  const { logger } = server.config;
  let debounce: ReturnType<typeof setTimeout> | undefined;
  let lastBuild = Promise.resolve();

  async function rebuild(): Promise<void> {
    try {
      // In a new process, since this one is in development mode and would bundle Lit's development build.
      await promisify(execFile)(process.execPath, [`${root}/scripts/build.js`, '--page']);
      server.ws.send({ type: 'full-reload' });
      logger.info('rebuilt dist/', { timestamp: true });
    } catch (error) {
      logger.error(String((error as { stderr?: string }).stderr || error), { timestamp: true });
    }
  }

  server.watcher.add(src);
  server.watcher.on('all', (_, file) => {
    if (!resolve(root, file).startsWith(resolve(src) + sep)) return;
    clearTimeout(debounce);
    debounce = setTimeout(() => (lastBuild = lastBuild.then(rebuild)), 100);
  });
}
