/** What contract 1.1 adds to the ports to the data: see store.ts. */

/** With whom a request is shared: the key of a customer of the same organisation, and the name as it was then. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** A customer who may see what colleagues share. Without an organisation only their own requests. */
export interface Viewer {
  readonly customer: string;
  readonly organisation?: string | undefined;
}

/** What changes a request that colleagues see. */
export interface ChangedBy {
  /**
   * The colleague who does it; absent for the one whose request it is, and for agents. Whoever may not see the request when it is
   * written changes nothing, as if it did not exist: they may have been removed since they were let in.
   */
  readonly by?: Viewer | undefined;
}

export type Visibility = 'private' | 'team';

/** What a request may say beside its text. */
export interface RequestDetails {
  /** Id of a request type. */
  readonly type?: string | undefined;
  /** With the label that the service had then: it may be gone later. */
  readonly service?: { readonly id: string; readonly label: string } | undefined;
  /** Value of a severity. */
  readonly severity?: string | undefined;
  readonly people?: readonly NamedPerson[] | undefined;
  readonly visibility?: Visibility | undefined;
  /** Of the customer when the request was written. Colleagues are the customers of the same one. */
  readonly organisation?: string | undefined;
  /** The incidents in spite of which the customer has asked. */
  readonly incidentIds?: readonly string[] | undefined;
  /** The articles that were read and did not help. */
  readonly seenArticleIds?: readonly string[] | undefined;
}

export type Scope = 'mine' | 'shared' | 'all';

/** Which requests a list has, beside its status and its words. */
export interface TeamQuery {
  /** Default `mine`. */
  readonly scope?: Scope | undefined;
  /** Of the customer; without it nothing is shared with them. */
  readonly organisation?: string | undefined;
  readonly type?: string | undefined;
  readonly service?: string | undefined;
  readonly severity?: string | undefined;
}

export interface PeopleChange {
  readonly add: readonly NamedPerson[];
  /** Keys of customers. */
  readonly remove: readonly string[];
  /** Of whoever shares it. */
  readonly organisation: string;
}

/** Requests that several customers see. Absent in a store that cannot share. */
export interface Sharing {
  /** The customer whose request it is, where the viewer may see it. */
  ownerOf(viewer: Viewer, key: string): Promise<string | undefined>;
  /** The customer under whom a file is kept, where it is the viewer's and not sent, or of a request that the viewer may see. */
  fileOwner(viewer: Viewer, id: string): Promise<string | undefined>;
  /** Resolves to false where the request does not exist, or a colleague may not see it. */
  changePeople(customer: string, key: string, change: PeopleChange & ChangedBy): Promise<boolean>;
  /** Gives the requests that a customer wrote before they had an organisation to that organisation; nobody else sees them by that. */
  adopt(viewer: Viewer): Promise<void>;
}

export interface Retraction {
  readonly id: string;
  /** Key of the customer who takes it back. */
  readonly writer: string;
  /** A comment from before this time stays. */
  readonly notBefore: number;
  /** Now, in ms: the request counts as updated. */
  readonly at: number;
}

/** What customers have said about incidents and articles. */
export interface Notes {
  /** Ids of the incidents that the customer follows. */
  following(customer: string): Promise<ReadonlySet<string>>;
  follow(customer: string, incidentId: string, following: boolean): Promise<void>;
  /** Whether an article solved it: the last word of this customer about it. */
  rateArticle(customer: string, articleId: string, solved: boolean, at: number): Promise<void>;
}
