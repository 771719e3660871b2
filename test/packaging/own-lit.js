import { createRequire } from 'node:module';
import { build } from 'vite';

/** A page's own bundle, with the published Lit under its own policy: it defines `<own-element>`. */
export async function ownLit() {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'own',
        resolveId: id => (id.endsWith('own-element.js') ? '\0own-element.js' : null),
        load: id =>
          id === '\0own-element.js'
            ? `import { LitElement, html } from ${JSON.stringify(createRequire(import.meta.url).resolve('lit'))};
               customElements.define('own-element', class extends LitElement { render() { return html\`<p>Hello from the page</p>\`; } });`
            : null,
      },
    ],
    build: { write: false, lib: { entry: 'own-element.js', formats: ['iife'], name: 'own' } },
  });
  const [{ output: [chunk] = [] } = {}] = /** @type {any[]} */ ([output].flat());
  return chunk.code;
}
