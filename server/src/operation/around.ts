import type { Desk, Helpdesk } from '../app/desk.ts';

/** Runs a call of the helpdesk; may measure it, or refuse to make it. */
export type Around = <T>(method: string, call: () => T | Promise<T>) => Promise<T>;

function deskAround(target: Desk, around: Around): Desk {
  return new Proxy(target, {
    get: (_target, name) => {
      const value: unknown = Reflect.get(target, name);
      // A method that a desk does not have stays absent: the server asks for that.
      if (typeof value !== 'function' || typeof name !== 'string') return value;
      return (...args: unknown[]) => around(name, () => Reflect.apply(value, target, args) as unknown);
    },
  });
}

/** The helpdesk, with something around each call. */
export function aroundHelpdesk(helpdesk: Helpdesk, around: Around): Helpdesk {
  const changes = helpdesk.changes?.bind(helpdesk);
  return {
    capabilities: helpdesk.capabilities,
    deskFor: async customer => deskAround(await around('deskFor', () => helpdesk.deskFor(customer)), around),
    ...(changes && { changes }),
    ...(helpdesk.hook && { hook: helpdesk.hook }),
    ...(helpdesk.catalogue && { catalogue: helpdesk.catalogue }),
  };
}
