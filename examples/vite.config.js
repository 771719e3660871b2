/** Builds one example: `npx vite build react`. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import solid from 'vite-plugin-solid';

export const plugins = {
  plain: [],
  react: [],
  'react-18': [],
  'react-ssr': [],
  preact: [],
  vue: [vue({ template: { compilerOptions: { isCustomElement: tag => tag.startsWith('support-') } } })],
  svelte: [svelte({ configFile: false })],
  solid: [solid()],
};

/** @type {Record<string, object>} */
const jsx = {
  react: { runtime: 'automatic', importSource: 'react' },
  'react-18': { runtime: 'automatic', importSource: 'react' },
  'react-ssr': { runtime: 'automatic', importSource: 'react' },
  preact: { runtime: 'automatic', importSource: 'preact' },
};

/** @param {keyof typeof plugins} name */
export const configOf = name => ({
  root: new URL(`./${name}`, import.meta.url).pathname,
  configFile: false,
  logLevel: 'error',
  plugins: plugins[name],
  ...(jsx[name] && { oxc: { jsx: jsx[name] } }),
  // One React for what is imported from another example, too.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: { outDir: 'dist', emptyOutDir: true },
});
