import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Room } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as writing from '#steps/write/commands.server.ts';
import { writeFormKind } from '#steps/write/events.ts';
import { reveal } from '#steps/write/reveal/commands.server.ts';
import { voteFormKind } from '#steps/vote/events.ts';
import * as cluster from './commands.server.ts';
import { boardKind, boardNoteKind, type BoardView } from './events.ts';
import * as harvest from './harvest/commands.server.ts';

let room: Room;
afterEach(() => room.end());

const TEXTS = ['Mensen meekrijgen', 'Draagvlak', 'Profielen', 'Volhouden'];

/** A room with a write run of these notes behind it and a cluster run open. */
async function board(settings: { [key: string]: boolean | string } = {}, anonymous = false) {
	room = await openRoom(4);
	const sourceId = await room.open('write', { anonymous });
	for (const [at, text] of TEXTS.entries()) {
		await room.as(room.member(at), writing.add, {
			runId: sourceId,
			noteId: newId(),
			secret: newSecret(),
			text
		});
	}
	const runId = await room.open('cluster', settings);
	const notes = await room.holds(boardNoteKind, cockpitOf(room.facilitator));
	const noteOf = (text: string) => [...notes].find(([, note]) => note.text === text)?.[0] ?? '';
	return { sourceId, runId, noteOf };
}
async function view(runId: string): Promise<BoardView> {
	const found = (await room.holds(boardKind, SCREEN)).get(runId);
	if (!found) throw new Error('no board on the screen');
	return found;
}

rule(
	'H34',
	'what was written silently lies on the board for all, and the screen has clusters with counts alone',
	async () => {
		const { runId, noteOf } = await board();
		expect((await room.holds(boardNoteKind, phoneOf(room.member(0)))).size).toBe(4);
		expect((await room.holds(writeFormKind, SCREEN)).size).toBe(0);
		const clusterId = newId();
		await room.as(room.facilitator, cluster.create, {
			runId,
			clusterId,
			name: 'Hoe krijg je iedereen mee?',
			noteIds: [noteOf('Mensen meekrijgen'), noteOf('Draagvlak')]
		});
		expect(await view(runId)).toMatchObject({
			clusters: [{ id: clusterId, name: 'Hoe krijg je iedereen mee?', count: 2, theme: false }],
			loose: 2,
			notes: 4,
			canUndo: true
		});
		const onScreen = (await room.entries()).filter(
			({ audience, kind }) => SCREEN.includes(audience) && kind !== 'step-person'
		);
		for (const text of TEXTS) expect(JSON.stringify(onScreen)).not.toContain(`"${text}"`);
	}
);

rule('U11', 'move, name, merge and split, and everything undone again', async () => {
	const { runId, noteOf } = await board();
	const lead = room.facilitator;
	const [one, other, third] = [newId(), newId(), newId()];
	const empty = await view(runId);
	const steps = [
		() =>
			room.as(lead, cluster.create, { runId, clusterId: one, name: 'Samen', noteIds: [noteOf('Draagvlak')] }),
		() => room.as(lead, cluster.create, { runId, clusterId: other, name: '', noteIds: [] }),
		() =>
			room.as(lead, cluster.move, { runId, noteIds: [noteOf('Profielen'), noteOf('Volhouden')], to: other }),
		() => room.as(lead, cluster.name, { runId, clusterId: other, name: 'Doen' }),
		() =>
			room.as(lead, cluster.split, {
				runId,
				from: other,
				clusterId: third,
				name: 'Apart',
				noteIds: [noteOf('Profielen')]
			}),
		() => room.as(lead, cluster.merge, { runId, from: other, into: one })
	];
	const seen = [empty];
	for (const step of steps) {
		expect(await step()).toEqual({ ok: true, value: null });
		seen.push(await view(runId));
	}
	expect(seen.at(-1)?.clusters.map(({ name, count }) => `${name} ${count}`)).toEqual(['Samen 2', 'Apart 1']);
	for (const expected of seen.toReversed()) {
		expect({ ...(await view(runId)), canUndo: true }).toEqual({ ...expected, canUndo: true });
		await room.as(lead, cluster.undo, { runId });
	}
	expect(await room.as(lead, cluster.undo, { runId })).toMatchObject({ ok: true });
});

test('any changes leave every note in one place, and undoing them all leaves the board as it was', async () => {
	const { runId } = await board();
	const lead = room.facilitator;
	const notes = [...(await room.holds(boardNoteKind, cockpitOf(lead))).keys()];
	const change = fc.record({
		what: fc.integer({ min: 0, max: 4 }),
		a: fc.nat(9),
		b: fc.nat(9),
		name: fc.constantFrom('', 'Naam', 'Ander')
	});
	await fc.assert(
		fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
			const before = await view(runId);
			let done = 0;
			for (const { what, a, b, name } of changes) {
				const { clusters } = await view(runId);
				const [from, to] = [
					clusters[a % Math.max(1, clusters.length)]?.id ?? newId(),
					clusters[b % Math.max(1, clusters.length)]?.id ?? newId()
				];
				const noteIds = [notes[a % 4] ?? '', notes[b % 4] ?? ''];
				const outcome = await [
					() => room.as(lead, cluster.create, { runId, clusterId: newId(), name, noteIds }),
					() => room.as(lead, cluster.move, { runId, noteIds, to: clusters.length === 0 ? null : to }),
					() => room.as(lead, cluster.merge, { runId, from, into: to }),
					() => room.as(lead, cluster.split, { runId, from, clusterId: newId(), name, noteIds }),
					() => room.as(lead, cluster.name, { runId, clusterId: from, name })
				][what]?.();
				if (outcome?.ok) done++;
				const now = await view(runId);
				expect(now.clusters.reduce((sum, { count }) => sum + count, now.loose)).toBe(4);
			}
			for (let i = 0; i < done; i++) await room.as(lead, cluster.undo, { runId });
			expect(await view(runId)).toEqual(before);
		}),
		{ numRuns: 12, seed: 34 }
	);
}, 60_000);

test('phones read along, and move notes only where the step says so; they never merge', async () => {
	const { runId, noteOf } = await board();
	const clusterId = newId();
	await room.as(room.facilitator, cluster.create, { runId, clusterId, name: 'Samen', noteIds: [] });
	const to = { runId, noteIds: [noteOf('Draagvlak')], to: clusterId };
	expect(await room.as(room.member(0), cluster.move, to)).toMatchObject({ reason: 'not_allowed' });
	await room.end();
	const moving = await board({ phones: 'move' });
	const mine = newId();
	expect(
		await room.as(room.member(0), cluster.create, {
			runId: moving.runId,
			clusterId: mine,
			name: 'Van mij',
			noteIds: [moving.noteOf('Draagvlak')]
		})
	).toMatchObject({ ok: true });
	expect(
		await room.as(room.member(0), cluster.merge, { runId: moving.runId, from: mine, into: mine })
	).toMatchObject({ reason: 'not_allowed' });
});

test('what belongs to another run is refused', async () => {
	const { runId, noteOf } = await board();
	const lead = room.facilitator;
	const clusterId = newId();
	await room.as(lead, cluster.create, { runId, clusterId, name: 'Hier', noteIds: [noteOf('Draagvlak')] });
	await room.open('write');
	await room.as(lead, writing.add, {
		runId: (
			await room.rows<{ id: string }>(
				`select id from step_run where kind = 'write' order by opened_at desc limit 1`
			)
		)[0]?.id,
		noteId: newId(),
		secret: newSecret(),
		text: 'Nieuw',
		forMemberId: room.member(0).id
	});
	const other = await room.open('cluster');
	expect(
		await room.as(lead, cluster.move, { runId: other, noteIds: [noteOf('Draagvlak')], to: null })
	).toMatchObject({ reason: 'unknown_note' });
	expect(await room.as(lead, cluster.name, { runId: other, clusterId, name: 'Gekaapt' })).toMatchObject({
		reason: 'unknown_cluster'
	});
	expect(
		await room.as(lead, cluster.create, { runId: other, clusterId, name: 'Gekaapt', noteIds: [] })
	).toMatchObject({ reason: 'exists' });
	expect(
		await room.as(lead, cluster.move, { runId, noteIds: [noteOf('Draagvlak')], to: null })
	).toMatchObject({ reason: 'closed' });
});

rule(
	'H32',
	'a note becomes a learning question, a cluster a theme with its questions; anonymous stays anonymous',
	async () => {
		const { runId, noteOf } = await board();
		const lead = room.facilitator;
		const clusterId = newId();
		await room.as(lead, cluster.create, {
			runId,
			clusterId,
			name: 'Draagvlak vinden',
			noteIds: [noteOf('Draagvlak'), noteOf('Volhouden')]
		});
		for (let i = 0; i < 2; i++) await room.as(lead, harvest.promote, { runId, noteId: noteOf('Draagvlak') });
		await room.as(lead, harvest.makeTheme, { runId, clusterId });
		await room.as(lead, harvest.promote, { runId, noteId: noteOf('Volhouden') });
		await room.as(lead, harvest.promote, { runId, noteId: noteOf('Profielen') });
		expect(
			await room.rows(
				`select q.text, q.state, q.asker_id is null as nobody, t.title from learning_question q left join theme t on t.id = q.theme_id order by q.text`
			)
		).toEqual([
			{ text: 'Draagvlak', state: 'themed', nobody: false, title: 'Draagvlak vinden' },
			{ text: 'Profielen', state: 'raised', nobody: false, title: null },
			{ text: 'Volhouden', state: 'themed', nobody: false, title: 'Draagvlak vinden' }
		]);
		expect((await view(runId)).clusters).toMatchObject([{ theme: true }]);
		await room.end();
		const nameless = await board({}, true);
		await room.as(room.facilitator, harvest.promote, {
			runId: nameless.runId,
			noteId: nameless.noteOf('Draagvlak')
		});
		expect(
			await room.rows(
				`select asker_id, anonymous, (select by_member_id from question_event e where e.question_id = q.id) as by from learning_question q`
			)
		).toEqual([{ asker_id: null, anonymous: true, by: null }]);
	}
);

test('the report tells the notes by cluster, the loose ones last, and the write step no longer tells them', async () => {
	const { sourceId, runId, noteOf } = await board();
	const clusterId = newId();
	await room.as(room.facilitator, cluster.create, {
		runId,
		clusterId,
		name: 'Samen',
		noteIds: [noteOf('Draagvlak')]
	});
	const [block] = await room.harvest(runId);
	expect(block).toMatchObject({
		type: 'notes',
		groups: [{ name: 'Samen', notes: [{ text: 'Draagvlak', by: 'Bart Peeters' }] }, { name: '' }]
	});
	expect(await room.harvest(sourceId)).toEqual([]);
});

test('[H45] clusters with a name are the options of the next vote; going on and back loses nothing', async () => {
	const { runId, noteOf } = await board();
	const lead = room.facilitator;
	const clusterId = newId();
	await room.as(lead, cluster.create, { runId, clusterId, name: 'Samen', noteIds: [noteOf('Draagvlak')] });
	await room.as(lead, cluster.create, { runId, clusterId: newId(), name: '', noteIds: [] });
	const before = await view(runId);
	const voteId = await room.open('vote', { from: 'clusters' });
	expect((await room.holds(voteFormKind, SCREEN)).get(voteId)?.options).toEqual([
		{ id: clusterId, text: { nl: 'Samen', en: 'Samen' } }
	]);
	expect((await room.entries()).filter(({ kind }) => kind.startsWith('cluster-'))).toEqual([]);
	await room.close(voteId);
	await room.reopen(runId);
	expect(await view(runId)).toEqual(before);
	expect((await room.holds(boardNoteKind, phoneOf(room.member(0)))).size).toBe(4);
});

test('a board without notes opens and says so; a shown anonymous note keeps its place', async () => {
	room = await openRoom(2);
	const runId = await room.open('cluster');
	expect(await view(runId)).toMatchObject({ empty: true, notes: 0, clusters: [] });
	const sourceId = await room.open('write', { anonymous: true });
	await room.as(room.member(0), writing.add, {
		runId: sourceId,
		noteId: newId(),
		secret: newSecret(),
		text: 'Wie?'
	});
	await room.as(room.facilitator, reveal, { runId: sourceId });
	const second = await room.open('cluster');
	const [note] = [...(await room.holds(boardNoteKind, phoneOf(room.member(1)))).values()];
	expect(note).toMatchObject({ runId: second, text: 'Wie?', by: null, cluster: null });
});

rule(
	'H34',
	'what was written alone and what groups added lie on one board; an empty step before it takes nothing away',
	async () => {
		room = await openRoom(2);
		const note = async (runId: string, text: string) =>
			room.as(room.member(0), writing.add, { runId, noteId: newId(), secret: newSecret(), text });
		const alone = await room.open('write', { anonymous: true });
		await note(alone, 'Alleen bedacht');
		const groups = await room.open('write', { anonymous: true });
		await note(groups, 'In de groep bedacht');
		const quiet = await room.open('write', { anonymous: true });
		for (const [at, runId] of [groups, quiet].entries()) {
			await room.rows(
				'update step_run set item_id = (select item_id from step_run where id = $1), step_index = $2 where id = $3',
				[alone, at + 1, runId]
			);
		}
		const texts = async () =>
			[...(await room.holds(boardNoteKind, cockpitOf(room.facilitator))).values()]
				.map(({ text }) => text)
				.sort();
		await room.open('cluster');
		expect(await texts()).toEqual(['In de groep bedacht']);
		await room.open('cluster', { from: 'item' });
		expect(await texts()).toEqual(['Alleen bedacht', 'In de groep bedacht']);
	}
);
