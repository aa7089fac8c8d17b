const HERE = 'http://here.invalid';

/**
 * Where somebody wanted to go, as a path on this site; empty for anything else. It is read as a browser would read it:
 * browsers drop tabs and line breaks and turn backslashes, so `/<tab>/evil.example` is another site.
 */
export function localPath(path: string): string {
	if (!path.startsWith('/') || !URL.canParse(path, HERE)) return '';
	const url = new URL(path, HERE);
	return url.origin === HERE && !url.pathname.startsWith('//')
		? `${url.pathname}${url.search}${url.hash}`
		: '';
}

/** The same, as long as it lies in a folder of this site such as `/n/leren`; empty for anything else. */
export function localPathIn(folder: string, path: string): string {
	const local = localPath(path);
	return local === folder || local.startsWith(`${folder}/`) ? local : '';
}
