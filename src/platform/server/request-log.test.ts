import { expect, test } from 'vitest';
import { pathForLog } from './request-log.ts';

const ROUTES = [
	{ id: '/', pattern: /^\/$/ },
	{ id: '/(public)/call/[slug]', pattern: /^\/call\/([^/]+?)\/?$/ },
	{ id: '/(room)/m/[code]', pattern: /^\/m\/([^/]+?)\/?$/ },
	{ id: '/(desk)/sign-in/[token]', pattern: /^\/sign-in\/([^/]+?)\/?$/ }
];

test.each([
	['/', '/'],
	['/?mail=ann@example.org', '/'],
	['/call/pc218', '/call/[slug]'],
	['/call/pc218/', '/call/[slug]'],
	['/call/pc218/__data.json?x=1', '/call/[slug]'],
	['/m/KX3PQ', '/m/[code]'],
	['/m/%c3%a9%ff', '/m/[code]'],
	['/sign-in/3f9c1e7ab2?next=/home', '/sign-in/[token]'],
	['/_app/immutable/chunks/abc.js', '/_app/*'],
	['/favicon.svg', '/favicon.svg'],
	['/ann@example.org', 'unknown'],
	['/nowhere/secret-token', 'unknown'],
	['//evil.example.org/', 'unknown']
])('%s is logged as %s', (url, logged) => {
	expect(pathForLog(url, ROUTES)).toBe(logged);
});
