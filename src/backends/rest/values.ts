/**
 * Decoders of single values of the contract. A value of another type counts as absent: `undefined`, or an empty list or object.
 */
import { isObject, type Raw } from '../../http/json.ts';

/** Half a surrogate pair can't be part of a URL. */
const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !/[\ud800-\udfff]/u.test(value);

/** The members that each kind of object must have. */
export const hasKey = (value: unknown): value is Raw & { key: string } => isObject(value) && isId(value.key);
export const hasId = (value: unknown): value is Raw & { id: string } => isObject(value) && isId(value.id);
export const hasItems = (value: unknown): value is Raw & { items: unknown[] } =>
  isObject(value) && Array.isArray(value.items);

/** Decoders of one field: `undefined` for a value of another type. */
export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
export const count = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && value < Infinity ? value : undefined;
export const time = (value: unknown): number | undefined => {
  const parsed = Date.parse(text(value) ?? '');
  return Number.isNaN(parsed) ? undefined : parsed;
};
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const texts = (value: unknown): string[] => list(value).filter(item => typeof item === 'string');
export const raw = (value: unknown): Raw => (isObject(value) ? value : {});
export const oneOf = <const T extends string>(value: unknown, ...values: readonly T[]): T | undefined =>
  values.find(candidate => candidate === value);

/** A number where an id or a key is meant counts as its text. */
export const idText = (value: unknown): unknown => (Number.isFinite(value) ? String(value) : value);
const identified = (value: unknown): unknown =>
  isObject(value) ? { ...value, key: idText(value.key), id: idText(value.id) } : value;

/** Decodes the items that have what `frame` asks for. */
export const each = <T>(
  frame: (value: unknown) => boolean,
  values: unknown,
  make: (value: unknown) => T,
): T[] => list(values).map(identified).filter(frame).map(make);

/** @throws TypeError where the value does not have what `frame` asks for */
export function must<F>(frame: (value: unknown) => value is F, value: unknown): F {
  const found = identified(value);
  if (!frame(found)) throw new TypeError('Not what the contract says');
  return found;
}
