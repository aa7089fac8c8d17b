import type { IncomingMessage, ServerResponse } from 'node:http';

const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Answers a request of the programming interface of which the body is not said to be JSON, before the app's protection of
 * forms would refuse it in words that are about something else. A request without a body needs no type. True when it was answered.
 */
export function refusedBody(request: IncomingMessage, response: ServerResponse): boolean {
	const { method = '', url = '', headers } = request;
	if (!url.startsWith('/api/') || !WRITES.includes(method)) return false;
	const type = headers['content-type'] ?? '';
	if (/^application\/(\S+\+)?json\s*(;|$)/iu.test(type)) return false;
	const isEmpty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
	if (isEmpty) {
		headers['content-type'] = 'application/json';
		return false;
	}
	const said = JSON.stringify({
		type: 'about:blank',
		title: 'content_type',
		status: 415,
		detail: 'Send the body as JSON, with the header Content-Type: application/json.'
	});
	response.writeHead(415, {
		'content-type': 'application/problem+json',
		'cache-control': 'no-store',
		'content-length': Buffer.byteLength(said),
		// What was sent is not read, so nothing else can come over this connection.
		connection: 'close'
	});
	response.end(said);
	return true;
}
