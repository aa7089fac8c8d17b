import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

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
