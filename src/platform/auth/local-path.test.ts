import { expect, test } from 'vitest';
import { localPath, localPathIn } from './local-path.ts';

test('a path on this site stays what it is', () => {
	for (const path of ['/', '/n/leren/meetings?open#agenda', '/sign-in/%C3%A9'])
		expect(localPath(path)).toBe(path);
});

test('whatever a browser would take for another site leads nowhere', () => {
	const elsewhere = [
		'//evil.example',
		'/\\evil.example',
		'/\t/evil.example',
		'/\n/evil.example',
		'/\t\\evil.example',
		'/.//evil.example',
		'/..//evil.example',
		'https://evil.example',
		'javascript:alert(1)',
		'evil.example',
		'http:/evil.example',
		''
	];
	for (const path of elsewhere) expect(localPath(path), JSON.stringify(path)).toBe('');
});

test('a personal link leads to a page of its own network and nowhere else', () => {
	for (const path of ['/n/leren', '/n/leren/meetings/1/report', '/n/leren/meetings/1?x#y'])
		expect(localPathIn('/n/leren', path)).toBe(path);
	for (const path of [
		'',
		'/',
		'/n/leren2/meetings/1',
		'/n/leren/../ander',
		'//evil.example/n/leren',
		'/sign-out'
	])
		expect(localPathIn('/n/leren', path)).toBe('');
});
