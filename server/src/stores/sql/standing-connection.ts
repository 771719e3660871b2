import { Client, type ClientConfig } from 'pg';
import { lockClass } from './database.ts';

/** Milliseconds before the first attempt to connect again; each further wait is twice as long, up to the longest. */
const firstWaitMs = 100;
const longestWaitMs = 5000;

export interface StandingConnection {
  /** Takes an advisory lock, now and after each reconnection. In between other processes count this one as dead. */
  hold(lock: number): Promise<void>;
  /** Calls `ready` when it listens, and again after each reconnection: notifications in between are lost. */
  listen(channel: string, message: (payload: string) => void, ready: () => void): Promise<void>;
  /** Whether it does what it was asked for, and is not being made anew. */
  readonly isUp: () => boolean;
  close(): Promise<void>;
}

/** What the connection does each time that it is made. */
type Duty = (client: Client) => Promise<void>;

/** One connection that stays open as long as the process runs, for what belongs to a session: locks and notifications. */
export function openStandingConnection(config: ClientConfig): StandingConnection {
  const duties: Duty[] = [];
  let client: Client | undefined;
  let connecting: Promise<Client> | undefined;
  let wait = firstWaitMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  async function connect(): Promise<Client> {
    // A lock is waited for as long as it takes.
    const next = new Client({ ...config, statement_timeout: 0, lock_timeout: 0, query_timeout: 0 });
    next.on('error', () => undefined); // 'end' follows
    next.on('end', () => {
      if (client !== next) return;
      client = undefined;
      connecting = undefined;
      reconnect();
    });
    try {
      await next.connect();
      for (const duty of duties) await duty(next);
    } catch (error) {
      next.end().catch(() => undefined);
      throw error;
    }
    client = next;
    wait = firstWaitMs;
    return next;
  }

  function reconnect(): void {
    if (closed) return;
    timer = setTimeout(() => {
      wait = Math.min(2 * wait, longestWaitMs);
      connecting = connect();
      connecting.catch(reconnect);
    }, wait);
  }

  async function add(duty: Duty): Promise<void> {
    connecting ??= connect();
    await duty(await connecting);
    duties.push(duty);
  }

  return {
    hold: lock =>
      add(async session => {
        await session.query('select pg_advisory_lock($1, $2)', [lockClass, lock]);
      }),
    listen: (channel, message, ready) =>
      add(async session => {
        session.on('notification', ({ channel: name, payload = '' }) => {
          if (name === channel) message(payload);
        });
        await session.query(`listen ${session.escapeIdentifier(channel)}`);
        ready();
      }),
    isUp: () => duties.length === 0 || client !== undefined,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await connecting?.catch(() => undefined);
      await client?.end();
    },
  };
}
