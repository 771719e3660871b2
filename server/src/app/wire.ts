/** The schemas of openapi.yaml as types. */
import type { components } from './contract.ts';

type Schemas = components['schemas'];

export type WireRequest = Schemas['Request'];
export type WireRequestPage = Schemas['RequestPage'];
export type WireComment = Schemas['Comment'];
export type WireCommentPage = Schemas['CommentPage'];
export type WireAttachment = Schemas['Attachment'];
export type WireAuthor = Schemas['Author'];
export type WireConfig = Schemas['Config'];
export type WireField = Schemas['Field'];
export type WireContextItem = Schemas['ContextItem'];
export type WireRequestType = Schemas['RequestType'];
export type WireSeverity = Schemas['Severity'];
export type WireService = Schemas['Service'];
export type WirePerson = Schemas['Person'];
export type WireIncident = Schemas['Incident'];
export type WireArticle = Schemas['Article'];
export type WireProblem = Schemas['Problem'];
