import { afterAll, beforeAll, expect } from 'vitest';
import { stageKind, rescueOfferKind } from '#lifecycle/convene/stage/events.ts';
import { libraryMethod } from '#methods/library/model.ts';
import { rescueKind } from '#steps/running/events.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { does } from '#tests/support/does.ts';
import { rule } from '#tests/support/rule.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const offered = async (room: TestRoom) =>
	(await room.shown(rescueOfferKind, 'facilitators')).get('now')?.questions ?? [];

rule(
	'H33',
	'in every step of a method, of whatever kind, the cockpit offers the questions of that method',
	async () => {
		const own = libraryMethod('round_table')?.rescue ?? [];
		expect(own.length).toBeGreaterThan(1);
		const kinds = ['talk', 'turn', 'write', 'vote', 'consult'] as const;
		const rescue = ['En zonder geld?'];
		const room = await makeRoom(kring, {
			agenda: [
				{
					title: 'Tafelronde',
					steps: kinds.map((kind) => ({ kind, minutes: 5, settings: kind === 'write' ? { rescue } : {} }))
				}
			]
		});
		await does(kring, room.lead, 'stage.openLobby');
		expect(await offered(room), 'nothing in the lobby').toEqual([]);
		const { scope } = await room.comeIn('An');
		await does(kring, room.lead, 'stage.start');
		for (const kind of kinds) {
			const questions = await offered(room);
			const nearest = kind === 'write' ? [{ nl: 'En zonder geld?', en: 'En zonder geld?' }, ...own] : own;
			expect(
				questions.slice(0, nearest.length).map(({ text }) => text),
				kind
			).toEqual(nearest);
			expect(questions.filter(({ from }) => from === 'house')).toHaveLength(8);
			const [first] = questions;
			await does(kring, room.lead, 'stage.rescue', { text: first?.text });
			expect((await room.shown(rescueKind)).get('now')).toEqual({ text: first?.text });
			for (const audience of ['all', 'people', 'screen', `member:${scope.memberId}`] as const)
				expect((await room.shown(rescueOfferKind, audience)).size).toBe(0);
			const from = (await room.shown(stageKind)).get('now')?.running?.runId;
			await does(kring, room.lead, 'stage.next', { from });
			expect((await room.shown(rescueKind)).size, 'the next step takes it away').toBe(0);
		}
		expect(await offered(room), 'nor while wrapping up').toEqual([]);
	}
);

rule('H33', 'what helped the writing along makes room for the notes when they are shown', async () => {
	const room = await makeRoom(kring, {
		agenda: [{ title: 'Schrijf', steps: [{ minutes: 5, kind: 'write' }] }]
	});
	await does(kring, room.lead, 'stage.openLobby');
	await does(kring, room.lead, 'stage.start');
	await does(kring, room.lead, 'stage.rescue', { text: 'Wat is de kleinste stap?' });
	expect((await room.shown(rescueKind)).size).toBe(1);
	const runId = (await room.shown(stageKind)).get('now')?.running?.runId;
	await does(kring, room.lead, 'write.reveal', { runId });
	expect((await room.shown(rescueKind)).size).toBe(0);
});
