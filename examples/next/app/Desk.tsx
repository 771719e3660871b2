'use client';
import { Support } from './Support';

const getToken = async () => 'token';

/** Functions cannot come from a server component, so the token's is here. */
export const Desk = () => <Support apiBase="/api/support" getToken={getToken} />;
