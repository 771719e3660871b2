/**
 * The values that the backends produce, the state holds and the elements render.
 * They import nothing but one another, so every layer may import them.
 */
export * from './model/article.ts';
export * from './model/config.ts';
export * from './model/form.ts';
export * from './model/incident.ts';
export * from './model/problem.ts';
export * from './model/request.ts';
export * from './model/service.ts';
