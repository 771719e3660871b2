/** What a kind of helpdesk gives to the server: how its settings are read, how it is opened, and what has to be checked. */
import type { Helpdesk } from '../../app/desk.ts';
import type { Reader } from '../../config/reader.ts';
import type { HelpdeskCustomers } from '../../stores/sql/helpdesk-customers.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a helpdesk gets of the server. */
export interface HelpdeskNeeds {
  readonly customers: HelpdeskCustomers;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** For what the operator has to know though the call goes on. Without what a customer wrote, and without secrets. */
  readonly report: (error: unknown) => void;
}

/** What a real call of the helpdesk has shown. */
export interface Finding {
  readonly ok: boolean;
  /** What works; or what is missing, in the words of the helpdesk, and what to do. */
  readonly text: string;
}

/** A helpdesk whose settings are read. Nothing has been called yet. */
export interface ConfiguredHelpdesk {
  open(needs: HelpdeskNeeds): Helpdesk;
  /** Looks with real calls if everything is there that the helpdesk needs; writes nothing. It resolves, also where the helpdesk is down. */
  check(): Promise<readonly Finding[]>;
}

/** What `init` asks; the answers are the members of `helpdesk` with these names. */
interface Question {
  readonly name: string;
  readonly text: string;
  readonly initial: string;
  /** What is wrong with an answer. */
  readonly problem?: (answer: string) => string | undefined;
  /** For a secret: the variable of the environment that gives it as well. Where that is set, nothing is asked or written to the file. */
  readonly variable?: string;
}

export interface HelpdeskKind {
  /** `helpdesk.type` in the configuration, the name of the folder, and the last part of the path of its webhook. */
  readonly type: string;
  /** For people. */
  readonly label: string;
  readonly questions: readonly Question[];
  /** Whether it can tell of changes by itself. Default true. */
  readonly hasWebhook?: boolean;
  /** Reads the members of `helpdesk` beside `type`. What is wrong goes to the errors of the reader, a line each. */
  read(reader: Reader, environment: Environment): ConfiguredHelpdesk;
}
