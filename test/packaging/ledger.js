/**
 * A script that comes before everything else on a page and keeps account of what the widget sets up and does not take
 * down again, each with the place in the code that did it. `window.ledger()` reads it.
 *
 * Listeners count on what stays: window, document, its first elements, media queries, channels and the like. What a request, a
 * transaction or an element of the widget holds goes with it.
 */
export const ledger = `{
  const open = { timers: new Map(), intervals: new Map(), frames: new Map(), listeners: new Map(), observers: new Map(), channels: new Map(), urls: new Map(), requests: new Map() };
  Error.stackTraceLimit = 30;
  const where = () => new Error().stack;
  const { setTimeout: set, clearTimeout: clear, setInterval: every, clearInterval: stop } = window;
  window.setTimeout = (run, ms, ...rest) => {
    const id = set(() => { open.timers.delete(id); run(...rest); }, ms);
    open.timers.set(id, where());
    return id;
  };
  window.clearTimeout = id => { open.timers.delete(id); clear(id); };
  window.setInterval = (...rest) => { const id = every(...rest); open.intervals.set(id, where()); return id; };
  window.clearInterval = id => { open.intervals.delete(id); stop(id); };
  const { requestAnimationFrame: frame, cancelAnimationFrame: noFrame } = window;
  window.requestAnimationFrame = run => {
    const id = frame(time => { open.frames.delete(id); run(time); });
    open.frames.set(id, where());
    return id;
  };
  window.cancelAnimationFrame = id => { open.frames.delete(id); noFrame(id); };

  const ids = new WeakMap();
  let last = 0;
  const idOf = thing => { if (!ids.has(thing)) ids.set(thing, ++last); return ids.get(thing); };
  const passing = [AbortSignal, XMLHttpRequestEventTarget, IDBRequest, IDBTransaction, IDBDatabase];
  const stays = target =>
    target instanceof Node
      ? [document, document.documentElement, document.head, document.body].includes(target)
      : !passing.some(kind => target instanceof kind);
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const name = (target, type, listener, options) =>
    [idOf(target), type, idOf(listener), Boolean(options?.capture ?? options)].join(' ');
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (listener && stays(target)) {
      const entry = name(target, type, listener, options);
      open.listeners.set(entry, where());
      options?.signal && add.call(options.signal, 'abort', () => open.listeners.delete(entry));
    }
    add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (listener && stays(target)) open.listeners.delete(name(target, type, listener, options));
    remove.call(target, type, listener, options);
  };

  for (const kind of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver']) {
    const Real = window[kind];
    window[kind] = class extends Real {
      observe(...rest) { open.observers.set(this, kind + where()); super.observe(...rest); }
      disconnect() { open.observers.delete(this); super.disconnect(); }
    };
  }
  for (const kind of ['BroadcastChannel', 'WebSocket', 'EventSource', 'Worker', 'SharedWorker']) {
    const Real = window[kind];
    window[kind] = class extends Real {
      constructor(...rest) { super(...rest); open.channels.set(this, kind + where()); }
      close() { open.channels.delete(this); super.close(); }
    };
  }

  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = thing => { const url = createObjectURL(thing); open.urls.set(url, where()); return url; };
  URL.revokeObjectURL = url => { open.urls.delete(url); revokeObjectURL(url); };

  const { fetch } = window;
  window.fetch = async (...rest) => {
    const key = {};
    open.requests.set(key, where());
    try { return await fetch(...rest); } finally { open.requests.delete(key); }
  };
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (...rest) {
    open.requests.set(this, where());
    add.call(this, 'loadend', () => open.requests.delete(this));
    send.apply(this, rest);
  };

  window.ledger = () => Object.fromEntries(Object.entries(open).map(([kind, entries]) =>
    [kind, [...entries.values()].filter(place => place.includes('/dist/'))]));
}`;

/** What the ledger says when nothing is left. */
export const nothing = {
  timers: [],
  intervals: [],
  frames: [],
  listeners: [],
  observers: [],
  channels: [],
  urls: [],
  requests: [],
};
