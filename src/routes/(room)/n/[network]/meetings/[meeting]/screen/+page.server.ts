import QRCode from 'qrcode';
import { roomOf } from '#lifecycle/convene/stage/surfaces/queries.server.ts';
import { conductor, startOf } from '#routes/room.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await conductor(event);
	const room = await roomOf(event.locals.runtime.db, scope);
	const { origin } = event.locals.runtime;
	return {
		start: await startOf(event, scope, { surface: 'screen' }),
		room,
		/** What to type; the address without what nobody types. */
		address: `${new URL(origin).host}/join`,
		qr: room.code === '' ? null : await qrPath(`${origin}/join/${room.code}`),
		light: event.url.searchParams.has('light'),
		here: `/n/${scope.slug}/meetings/${scope.meetingNumber}`
	};
};

/** A QR code as one SVG path on a grid of `size` squares: drawn here, so that the screen needs no script for it. */
async function qrPath(text: string): Promise<{ size: number; path: string }> {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
	let path = '';
	for (let y = 0; y < modules.size; y++) {
		for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`;
	}
	return { size: modules.size, path };
}
