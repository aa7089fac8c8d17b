import type { IncomingMessage } from 'node:http';
import type { Settings } from './settings.ts';

const PROTOCOL_HEADER = 'x-kring-protocol';
const HOST_HEADER = 'x-kring-host';

/** The names by which a browser on this very machine may call it. */
const HERE = ['localhost', '127.0.0.1', '[::1]'];

/** The address that links in mails bear. */
export function publicOrigin({ origin, port }: Pick<Settings, 'origin' | 'port'>): string {
	return origin ?? `http://localhost:${port}`;
}

/**
 * Tells the adapter under which address a request came, so that forms posted from that address are accepted and others
 * are not. The adapter knows no ORIGIN; it reads two headers whose names stand in the environment, so those are set
 * here for every request, over whatever a client sent. Without ORIGIN there is no proxy, and a browser on this machine
 * may say localhost or 127.0.0.1.
 */
export function originMarker(
	settings: Pick<Settings, 'origin' | 'port'>
): (request: IncomingMessage) => void {
	process.env['PROTOCOL_HEADER'] = PROTOCOL_HEADER;
	process.env['HOST_HEADER'] = HOST_HEADER;
	const { protocol, host } = new URL(publicOrigin(settings));
	const here = HERE.map((name) => `${name}:${settings.port}`);
	return (request) => {
		const asked = request.headers.host ?? '';
		const local = settings.origin === null && here.includes(asked);
		request.headers[PROTOCOL_HEADER] = protocol.slice(0, -1);
		request.headers[HOST_HEADER] = local ? asked : host;
	};
}
