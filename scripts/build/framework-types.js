import { mkdir, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { dist } from './paths.js';

/** @typedef {{ tag: string, name: string, attributes: [name: string, property: string][], properties: string[], events: string[] }} Element */

/**
 * Writes dist/types/: the elements as the templates of React, Preact, Solid, Vue and Svelte know them, with attributes, properties and
 * events. What there is comes from the manifest, of what type it is from the classes and from `SupportEventMap`.
 *
 * @param {any} manifest
 */
export async function writeFrameworkTypes(manifest) {
  const elements = elementsOf(manifest);
  await mkdir(`${dist}/types`, { recursive: true });
  const files = { elements: common(elements), ...frameworks(elements.map(({ tag }) => tag)) };
  for (const [name, code] of Object.entries(files)) {
    await writeFile(
      `${dist}/types/${name}.d.ts`,
      await format(code, { parser: 'typescript', singleQuote: true, printWidth: 110 }),
    );
    if (name !== 'elements') await writeFile(`${dist}/types/${name}.js`, 'export {};\n');
  }
}

/** What a template may say of each element. @param {any} manifest @returns {Element[]} */
function elementsOf(manifest) {
  return manifest.modules
    .flatMap((/** @type {any} */ module) => module.declarations ?? [])
    .filter((/** @type {any} */ { tagName }) => tagName)
    .map((/** @type {any} */ { tagName: tag, name, attributes = [], members = [], events = [] }) => {
      const fields = members.filter((/** @type {any} */ { kind, readonly }) => kind === 'field' && !readonly);
      return {
        tag,
        name,
        attributes: attributes
          .filter((/** @type {any} */ item) => item.fieldName && item.fieldName !== item.name)
          .map((/** @type {any} */ item) => [item.name, item.fieldName]),
        properties: fields.map((/** @type {any} */ field) => field.name),
        events: events.map((/** @type {any} */ event) => event.name),
      };
    })
    .sort((/** @type {Element} */ a, /** @type {Element} */ b) => (a.tag < b.tag ? -1 : 1));
}

/** @param {readonly string[]} names */
const union = names => names.map(name => `'${name}'`).join(' | ') || 'never';

/** @param {Element[]} elements */
const common = elements => `
import type { ${elements.map(({ name }) => name).join(', ')} } from '../index.js';
import type { SupportEventMap } from '../events.js';

/** The class of each element. */
export interface Elements {
${elements.map(({ tag, name }) => `'${tag}': ${name};`).join('\n')}
}

/** What an attribute may be where its property has this type. */
type Text<T> = Extract<T, string> | (Extract<T, number> extends never ? never : number | \`\${number}\`) | undefined;
type Some<E, K extends keyof E> = { [N in K]?: E[N] | undefined };

/** Attributes whose names are not those of their properties. */
export interface Attributes {
${elements.map(({ tag, name, attributes }) => `'${tag}': { ${attributes.map(([attribute, property]) => `'${attribute}'?: Text<${name}['${property}']>`).join('; ')} };`).join('\n')}
}

/** The properties that a page may set. */
export interface Properties {
${elements.map(({ tag, name, properties }) => `'${tag}': Some<${name}, ${union(properties)}>;`).join('\n')}
}

/** The events of each element, by name. */
export interface Events {
${elements.map(({ tag, events }) => `'${tag}': Pick<SupportEventMap, ${union(events)}>;`).join('\n')}
}

/** Attributes and properties. */
export type Settings<T extends keyof Elements> = Attributes[T] & Properties[T];
/** Handlers of the events, under names that begin with \`Start\`. */
export type Handlers<T extends keyof Elements, Start extends string> = {
  [N in keyof Events[T] & string as \`\${Start}\${N}\`]?: ((event: Events[T][N]) => void) | undefined;
};
`;

/** The file of each framework. @param {string[]} tags */
function frameworks(tags) {
  /** @param {string} type */
  const each = type => tags.map(tag => `'${tag}': ${type}<'${tag}'>;`).join('\n');
  return {
    react: `
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Elements, Handlers, Settings } from './elements.js';

/** The props of an element in React 19, which sets properties and adds listeners: \`onsupport-request-created={…}\`. */
export type Props<T extends keyof Elements> = Omit<DetailedHTMLProps<HTMLAttributes<Elements[T]>, Elements[T]>, keyof Settings<T>> &
  Settings<T> & Handlers<T, 'on'> & { class?: string | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements { ${each('Props')} }
  }
}
`,
    preact: `
import type { JSX, Ref } from 'preact';
import type { Elements, Handlers, Settings } from './elements.js';

/** The props of an element in Preact: \`onsupport-request-created={…}\`. */
export type Props<T extends keyof Elements> = Omit<JSX.IntrinsicElements['article'], 'ref' | keyof Settings<T>> & Settings<T> & Handlers<T, 'on'> & { ref?: Ref<Elements[T]> | undefined };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements { ${each('Props')} }
  }
}
`,
    solid: `
import type { JSX } from 'solid-js';
import type { Elements, Handlers, Properties, Settings } from './elements.js';

/** The props of an element in Solid: \`on:support-request-created={…}\`, \`prop:apiBase={…}\`. */
export type Props<T extends keyof Elements> = Omit<JSX.HTMLAttributes<Elements[T]>, keyof Settings<T>> & Settings<T> & Handlers<T, 'on:'> & {
  [N in keyof Properties[T] & string as \`prop:\${N}\`]?: Properties[T][N];
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements { ${each('Props')} }
  }
}
`,
    vue: `
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { Elements, Events, Settings } from './elements.js';

/** An element in the templates of Vue: \`@support-request-created="…"\`, \`:apiBase.prop="…"\`. */
export type Component<T extends keyof Elements> = new () => Elements[T] & {
  /** Only for templates. */
  $props: Omit<HTMLAttributes, keyof Settings<T>> & Settings<T> & PublicProps;
  /** Only for templates. */
  $emit: EmitFn<{ [N in keyof Events[T]]: (event: Events[T][N]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents { ${each('Component')} }
}
`,
    svelte: `
import type { HTMLAttributes } from 'svelte/elements';
import type { Elements, Handlers, Settings } from './elements.js';

/** The attributes of an element in Svelte: \`onsupport-request-created={…}\`, or \`on:support-request-created={…}\` as in Svelte 4. */
export type Props<T extends keyof Elements> = Omit<HTMLAttributes<Elements[T]>, keyof Settings<T>> & Settings<T> & Handlers<T, 'on'> & Handlers<T, 'on:'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements { ${each('Props')} }
}
`,
  };
}
