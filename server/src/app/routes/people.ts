import type { Handler } from '../context.ts';
import { readJson } from '../http/body.ts';
import { forbidden } from '../http/problems.ts';
import { findPeople } from '../new-request.ts';
import { Checks, readTexts } from '../validation.ts';
import type { WirePerson } from '../wire.ts';
import { findRequest, present, requestNotFound, requireFeature } from './requests.ts';

const longestQuery = 200;
/** People of one change. */
const maxPeople = 50;

export const listPeople: Handler = async context => {
  const { catalogue, customer, url } = context;
  requireFeature(context, 'people');
  const text = (url.searchParams.get('q') ?? '').slice(0, longestQuery).trim().toLowerCase();
  const found = (await catalogue.people?.search(customer, text)) ?? [];
  const items: WirePerson[] = found.map(({ id, name, email }) => ({
    id,
    name,
    ...(email === undefined ? {} : { email }),
  }));
  return Response.json({ items }, { headers: { 'Cache-Control': 'no-store' } });
};

export const sharePeople: Handler = async context => {
  const { customer, desk, request, limits, id } = context;
  const body = await readJson(request, limits);
  const found = await findRequest(context);
  requireFeature(context, 'people');
  // A colleague who sees it as a member of the team decides nothing about it.
  const takesPart = found.owner === desk.owner || found.people?.some(person => person.id === desk.owner);
  if (!takesPart || !desk.changePeople || customer.organisation === undefined)
    throw forbidden('Only those with whom a request is shared may share it.');
  const checks = new Checks();
  if (body.add === undefined && body.remove === undefined)
    checks.fail('add', 'Say whom to add or to remove.');
  const wanted = readTexts(checks, body, 'add', maxPeople);
  const remove = readTexts(checks, body, 'remove', maxPeople);
  const people = await findPeople(context, checks, 'add', wanted);
  const change = {
    add: people.filter(person => person.id !== found.owner),
    remove,
    organisation: customer.organisation,
  };
  const changed = await desk.changePeople(id, checks.done(change));
  if (changed)
    return Response.json(await present(context, changed), { headers: { 'Cache-Control': 'no-store' } });
  // Who removes oneself sees it for the last time.
  if (!remove.includes(desk.owner)) throw requestNotFound(id);
  const rest = (found.people ?? []).filter(person => !remove.includes(person.id));
  const last = await present(context, { ...found, people: rest });
  return Response.json(last, { headers: { 'Cache-Control': 'no-store' } });
};
