import QRCode from 'qrcode';

/** A QR code as one SVG path on a grid of `size` squares: drawn on the server, so that a screen needs no script for it. */
export function qrPath(text: string): { size: number; path: string } {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
	let path = '';
	for (let y = 0; y < modules.size; y++) {
		for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`;
	}
	return { size: modules.size, path };
}
