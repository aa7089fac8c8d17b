import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids/ids.ts';
import { openRoom, SCREEN, type Room, type Someone } from '#tests/support/room.ts';
import { presentFormKind } from '../events.ts';
import * as slides from './commands.server.ts';
import { MOST_PIECES } from './model.ts';
import { pictureOf } from './queries.server.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(2);
});
afterAll(() => room.end());

/** Bytes that begin as a picture does. */
const PICTURE = Buffer.concat([
	Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
	Buffer.alloc(60, 'beeld')
]);

function sends(runId: string, slideId: string, part: Buffer, piece: number, pieces: number, who: Someone) {
	const input = { runId, slideId, piece, pieces, data: part.toString('base64') };
	return room.as(who, slides.addSlide, input);
}
const shown = async (runId: string) => (await room.holds(presentFormKind, SCREEN)).get(runId)?.slides ?? [];

test('a slide comes in pieces, is shown once it is whole, and is served as what it is', async () => {
	const runId = await room.open('present');
	const slideId = newId();
	const lead = room.facilitator;
	expect((await sends(runId, slideId, PICTURE.subarray(0, 30), 0, 2, lead)).ok).toBe(true);
	expect(await shown(runId)).toEqual([]);
	expect(await pictureOf(room.runtime.db, lead.scope, slideId)).toBeUndefined();
	expect((await sends(runId, slideId, PICTURE.subarray(30), 1, 2, lead)).ok).toBe(true);
	expect(await shown(runId)).toEqual([{ id: slideId, src: `/n/room/meetings/1/slides/${slideId}` }]);
	const picture = await pictureOf(room.runtime.db, room.member(0).scope, slideId);
	expect(picture?.type).toBe('image/png');
	expect(Buffer.from(picture?.bytes ?? []).equals(PICTURE)).toBe(true);
	expect(await sends(runId, slideId, PICTURE, 1, 2, lead)).toMatchObject({ reason: 'conflict' });
	expect((await room.as(lead, slides.removeSlide, { runId, slideId })).ok).toBe(true);
	expect(await shown(runId)).toEqual([]);
});

test('who belongs to another meeting or network has no way to a slide', async () => {
	const runId = await room.open('present');
	const slideId = newId();
	await sends(runId, slideId, PICTURE, 0, 1, room.facilitator);
	const elsewhere = { ...room.facilitator.scope, meetingId: newId() };
	const other = { ...room.facilitator.scope, networkId: newId() };
	for (const scope of [elsewhere, other])
		expect(await pictureOf(room.runtime.db, scope as never, slideId)).toBeUndefined();
});

test('what is no picture, too many, or of somebody who does not present is refused', async () => {
	const runId = await room.open('present');
	const lead = room.facilitator;
	const first = (text: string) => sends(runId, newId(), Buffer.from(text), 0, 1, lead);
	for (const text of [
		'<svg xmlns="http://www.w3.org/2000/svg"/>',
		'%PDF-1.7 and so on',
		'<script>alert(1)</script>'
	])
		expect(await first(text), text).toMatchObject({ reason: 'no_picture' });
	expect(await sends(runId, newId(), PICTURE, 0, 1, room.member(0))).toMatchObject({ reason: 'not_allowed' });
	expect(await sends(runId, newId(), PICTURE, 0, MOST_PIECES + 1, lead)).toMatchObject({ reason: 'invalid' });
	expect(await sends(runId, newId(), Buffer.alloc(90_000), 0, 1, lead)).toMatchObject({ reason: 'invalid' });
	for (let at = 0; at < 40; at++) expect((await sends(runId, newId(), PICTURE, 0, 1, lead)).ok).toBe(true);
	expect(await sends(runId, newId(), PICTURE, 0, 1, lead)).toMatchObject({ reason: 'full' });
});
