/** Reads a page as a screen reader does: by Chromium's accessibility tree and the keyboard, and by nothing else. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {import('playwright-core').Page} Page */
/**
 * A node of the tree, without those that are not exposed.
 *
 * @typedef {{ role: string, name: string, description: string, value: string, states: Record<string, unknown>, children: Node[] }} Node
 */

/** Milliseconds until the tree has what a step waits for. */
const WAIT = 15_000;
/** More stops than any view has. */
const MOST_STOPS = 80;

/** Roles whose beginning is said, and whose content is read one by one. */
const containers = new Map([
  ['region', 'region'],
  ['form', 'form'],
  ['list', 'list'],
  ['article', 'article'],
  ['group', 'group'],
  ['radiogroup', 'radio group'],
  ['tablist', 'tab list'],
  ['toolbar', 'tool bar'],
  ['banner', 'banner'],
  ['separator', 'separator'],
]);
/** Roles that are said in one, with what they contain. */
const leaves = new Map([
  ['heading', 'heading'],
  ['link', 'link'],
  ['button', 'button'],
  ['textbox', 'edit'],
  ['searchbox', 'search edit'],
  ['combobox', 'combo box'],
  ['checkbox', 'checkbox'],
  ['radio', 'radio button'],
  ['menuitem', 'menu item'],
  ['tab', 'tab'],
  ['image', 'image'],
]);
const live = new Set(['status', 'alert', 'log']);

/** Times differ from run to run. @param {string} text */
const timeless = text =>
  text
    .replace(/(?:today|yesterday|[A-Z][a-z]{2} \d+(?:, \d{4})?), \d+:\d\d\s[AP]M/g, '[time]')
    .replace(/[A-Z][a-z]+day, [A-Z][a-z]+ \d+, \d{4} at [\d:]+\s[AP]M \w+/g, '[exact time]')
    .replace(/\d+:\d\d\s[AP]M/g, '[time]');

/** @param {Node} node */
function speak({ role, name, description, value, states }) {
  const text = [
    name,
    `${leaves.get(role) ?? containers.get(role) ?? role}${states['level'] && role === 'heading' ? ` level ${String(states['level'])}` : ''}`,
    value && value !== name ? `“${value}”` : '',
    states['expanded'] === true ? 'expanded' : '',
    states['expanded'] === false ? 'collapsed' : '',
    states['checked'] === 'true' ? 'checked' : '',
    states['checked'] === 'false' ? 'not checked' : '',
    states['required'] === true ? 'required' : '',
    states['invalid'] === 'true' ? 'invalid entry' : '',
    states['disabled'] === true ? 'unavailable' : '',
    states['selected'] === true ? 'selected' : '',
    // A tooltip that is the name is not said twice.
    description === name ? '' : description,
  ];
  return timeless(text.filter(Boolean).join(', '));
}

/** @param {Node} node @returns {Generator<Node>} */
function* within(node) {
  yield node;
  for (const child of node.children) yield* within(child);
}

/** @param {Node} node @returns {string} */
const textOf = node => (node.role === 'StaticText' ? node.name : node.children.map(textOf).join(''));

/** What is said of a part of the page, read from its beginning, a line each. @param {Node} node @returns {string[]} */
function read(node) {
  const inner = () => joined(node.children);
  if (live.has(node.role)) {
    const text = timeless(textOf(node).trim());
    return text ? [`${node.role}: ${text}`] : [];
  }
  if (leaves.has(node.role)) return [speak(node)];
  if (containers.has(node.role)) return [speak(node), ...inner().map(line => `  ${line}`)];
  return node.role === 'StaticText' ? [timeless(node.name.trim())].filter(Boolean) : inner();
}

/** Texts without a role between them are one line. @param {readonly Node[]} nodes @returns {string[]} */
function joined(nodes) {
  /** @type {string[]} */
  const lines = [];
  let text = '';
  const end = () => {
    if (text.trim()) lines.push(timeless(text.trim()));
    text = '';
  };
  for (const node of nodes) {
    if (node.role === 'StaticText' || node.role === 'time') text += ` ${textOf(node).trim()}`;
    else {
      end();
      lines.push(...read(node));
    }
  }
  end();
  return lines;
}

/** @param {Page} page */
export async function startScreenReader(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  /** @type {string[]} */
  const lines = [];

  /** The tree as it is now. */
  async function tree() {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map(node => [node.nodeId, node]));
    /** @param {string} id @returns {Node[]} */
    const make = id => {
      const node = byId.get(id);
      if (!node) return [];
      const role = String(node.role?.value ?? '');
      if (role === 'InlineTextBox') return [];
      const children = (node.childIds ?? []).flatMap(make);
      if (node.ignored || role === 'generic' || role === 'none') return children;
      const states = Object.fromEntries(
        (node.properties ?? []).map(({ name, value }) => [name, value.value]),
      );
      const text = (/** @type {{ value?: any } | undefined} */ part) => String(part?.value ?? '');
      const { name, description, value } = node;
      return [
        { role, name: text(name), description: text(description), value: text(value), states, children },
      ];
    };
    const [root] = make(/** @type {string} */ (nodes[0]?.nodeId));
    assert.ok(root);
    return root;
  }

  /**
   * Resolves with the first node that fits, once there is one.
   *
   * @param {string} what for the message
   * @param {(node: Node) => boolean} fits
   */
  async function find(what, fits) {
    const until = Date.now() + WAIT;
    for (;;) {
      const root = await tree();
      for (const node of within(root)) if (fits(node)) return node;
      if (Date.now() > until)
        throw new Error(`Not in the accessibility tree: ${what}\n${read(root).join('\n')}`);
      await pause(50);
    }
  }

  /** @param {Node} root @returns {Node} */
  const focusedIn = root =>
    [...within(root)]
      .filter(({ role, states }) => states['focused'] === true && role !== 'RootWebArea')
      .at(-1) ?? root;

  const named =
    (/** @type {string} */ role, /** @type {string | RegExp} */ name) => (/** @type {Node} */ node) =>
      node.role === role && (typeof name === 'string' ? node.name === name : name.test(node.name));

  return {
    lines,
    /** A line that tells what the person does. @param {string} text */
    act: text => void lines.push('', `> ${text}`),
    /** Waits for a node. @param {string} role @param {string | RegExp} name */
    wait: (role, name) => find(`${role} ${String(name)}`, named(role, name)),
    /** Waits until a node has the focus, and says it. @param {string} role @param {string | RegExp} name */
    async focused(role, name) {
      const node = await find(
        `the focus on ${role} ${String(name)}`,
        node => node.states['focused'] === true && named(role, name)(node),
      );
      lines.push(speak(node));
    },
    /** Waits for an announcement, and says it. @param {string | RegExp} text */
    async announced(text) {
      const node = await find(`an announcement ${String(text)}`, ({ role, states, children }) => {
        const isLive = live.has(role) || (states['live'] !== undefined && states['live'] !== 'off');
        const said = children.map(textOf).join('').trim();
        return isLive && (typeof text === 'string' ? said === text : text.test(said));
      });
      lines.push(timeless(`announced: ${textOf(node).trim()}`));
    },
    /**
     * Presses a key, and says each stop, until a node has the focus.
     *
     * @param {string} role @param {string | RegExp} name
     */
    async tabTo(role, name, key = 'Tab') {
      for (let stops = 0; stops < MOST_STOPS; stops++) {
        await page.keyboard.press(key);
        const node = focusedIn(await tree());
        lines.push(speak(node));
        if (named(role, name)(node)) return;
      }
      throw new Error(`${key} does not reach ${role} ${String(name)}:\n${lines.join('\n')}`);
    },
    /** Reads a part of the page from its beginning. @param {string} role @param {string | RegExp} name */
    async readAll(role, name) {
      lines.push(...read(await find(`${role} ${String(name)}`, named(role, name))));
    },
  };
}
