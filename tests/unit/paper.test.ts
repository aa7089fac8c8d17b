import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeetingScope } from '#platform/auth/scope.ts';
import type { Command } from '#platform/commands/command.ts';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork } from '#platform/db/access.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import type { ReportBlock } from '#lifecycle/debrief/report/model.ts';
import { reportOf } from '#lifecycle/debrief/report/queries.server.ts';
import { findCommand } from '#routes/registry.server.ts';
import type { Step } from '#steps/contract.ts';
import { boardNoteKind } from '#steps/cluster/events.ts';
import { serverStep } from '#steps/form/step.server.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import {
	formsOf,
	ITEMS,
	NAMES,
	onPaper,
	STEPS,
	typed,
	withPhones,
	type Way
} from '#tests/support/paper-ways.ts';
import { does } from '#tests/support/does.ts';
import { step } from '#tests/support/scribed-steps.ts';
import { rule } from '#tests/support/rule.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';

// One meeting with every kind of step in which something is written, three times: with phones, on paper that a scribe types in
// while the step is on, and on paper that is typed in when it is over. The forms are those of the page, filled in by name.

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const SHOWS: Record<string, string> = {
	write: 'write.reveal',
	ask: 'write.reveal',
	exchange: 'exchange.reveal',
	swot: 'weigh.reveal',
	axes: 'weigh.reveal',
	form: 'form.close',
	named: 'form.close',
	draft: 'draft.reveal'
};

const stageOf = async (room: TestRoom) => (await room.shown(stageKind)).get('now');

/** Goes through the agenda; what people say comes in while each step is on, unless it comes later. Gives the run of each step. */
async function conduct(
	room: TestRoom,
	way: Way | null,
	skip: readonly string[]
): Promise<Map<string, string>> {
	const runs = new Map<string, string>();
	for (const { id = '' } of STEPS) {
		const runId = (await stageOf(room))?.running?.runId ?? '';
		runs.set(id, runId);
		if (way && !skip.includes(id)) {
			await way[id]?.(runId);
			const shows = SHOWS[id];
			if (shows) await does(kring, room.lead, shows, { runId });
		}
		await does(kring, room.lead, 'stage.next', { from: runId });
	}
	return runs;
}

async function close(room: TestRoom): Promise<void> {
	await does(kring, room.lead, 'recap.begin');
	await does(kring, room.lead, 'recap.sendRest', { destination: 'next_agenda' });
	await does(kring, room.lead, 'recap.close');
}

/** What a meeting left: its report, the learning questions with who asked them, and first steps of cases. */
async function leftOf({ networkId, meetingId }: TestRoom) {
	return inNetwork(kring.runtime.db, networkId, async (trx) => {
		const report = await reportOf(trx, { networkId, meetingId });
		const questions = await trx
			.selectFrom('learning_question')
			.leftJoin('member', 'member.id', 'learning_question.asker_id')
			.select(['learning_question.text', 'learning_question.source', 'member.first_name as asker'])
			.where('learning_question.network_id', '=', networkId)
			.orderBy('learning_question.text')
			.execute();
		const steps = await trx
			.selectFrom('consult_case')
			.select('first_step')
			.where('network_id', '=', networkId)
			.execute();
		return { blocks: report?.blocks ?? [], questions, steps };
	});
}

/** The report with the lines of each list in the order of the alphabet: what is shown without names has an order of chance. */
function inOrder(blocks: readonly ReportBlock[]): unknown {
	return JSON.parse(JSON.stringify(blocks), (_, value: unknown) =>
		Array.isArray(value) && value.every((one) => typeof one === 'object')
			? value.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
			: value
	);
}

/** Only what the steps left, for a report that was drafted after the questions of today were sent on. */
function harvested(blocks: readonly ReportBlock[]): ReportBlock[] {
	return blocks.flatMap((block): ReportBlock[] => {
		if (block.type === 'notes') return [block];
		if (block.type !== 'harvest') return [];
		return [{ ...block, blocks: block.blocks.filter((one) => !isTypedLater(one)) }];
	});
}
const isTypedLater = (block: { title: string }) => block.title === 'Later overgetypt van papier';

async function held(skip: readonly string[] = [], paper = false): Promise<TestRoom> {
	const room = await makeRoom(kring, { names: NAMES, agenda: [{ title: 'Alles', steps: STEPS }] });
	await does(kring, room.lead, 'stage.openLobby');
	const phones = new Map<string, MeetingScope>();
	for (const name of NAMES) {
		if (paper)
			await does(kring, room.lead, 'stage.markPresent', { memberId: room.members[name], here: 'on' });
		else phones.set(name, (await room.comeIn(name)).scope);
	}
	await does(kring, room.lead, 'stage.start');
	await conduct(room, paper ? onPaper(kring, room) : withPhones(kring, room, phones), skip);
	await close(room);
	return room;
}

rule(
	'U18',
	'in every kind of step what is typed in from paper leaves the same as what phones send',
	async () => {
		const phones = await leftOf(await held());
		const paper = await leftOf(await held([], true));
		const text = JSON.stringify(phones.blocks);
		for (const said of [
			'Briefje van An',
			'Zo doet Fien het',
			'Geen tijd',
			'Woord 3',
			'Advies 2',
			'Praat morgen.',
			'We beginnen klein',
			'Neem koekjes mee'
		])
			expect(text).toContain(said);
		expect(text).not.toContain('Wacht nog even.');
		expect(phones.questions).toHaveLength(8);
		expect(inOrder(paper.blocks)).toEqual(inOrder(phones.blocks));
		expect(paper.questions).toEqual(phones.questions);
		expect(paper.steps).toEqual(phones.steps);
	}
);

/** A meeting of which everything lies on paper when it is over. */
async function pile(): Promise<{ room: TestRoom; runs: Map<string, string> }> {
	const room = await makeRoom(kring, { names: NAMES, agenda: [{ title: 'Alles', steps: STEPS }] });
	await does(kring, room.lead, 'stage.openLobby');
	for (const name of NAMES)
		await does(kring, room.lead, 'stage.markPresent', { memberId: room.members[name], here: 'on' });
	await does(kring, room.lead, 'stage.start');
	return { room, runs: await conduct(room, null, []) };
}

rule(
	'U18',
	'a pile that is typed in that evening leaves the same, and the report says that it came later',
	async () => {
		const phones = await leftOf(await held(['axes']));
		const { room, runs } = await pile();
		const way = onPaper(kring, room);
		const before = await room.shown(stageKind);
		await way['case']?.(runs.get('case') ?? '');
		await close(room);
		for (const [id, runId] of runs) if (!['case', 'axes', 'end'].includes(id)) await way[id]?.(runId);
		const paper = await leftOf(room);
		expect(inOrder(harvested(paper.blocks))).toEqual(inOrder(harvested(phones.blocks)));
		expect(paper.questions).toEqual(phones.questions);
		expect(paper.steps).toEqual(phones.steps);
		const says = paper.blocks.flatMap((block) =>
			block.type === 'harvest' ? block.blocks.filter(isTypedLater) : []
		);
		const lines = says.flatMap((block) => (block.type === 'text' ? block.text.split('\n') : []));
		expect(lines).toHaveLength(STEPS.length - 2);
		expect(lines[0]).toBe('Stap write: 6 papieren');
		expect(JSON.stringify([...(await room.shown(stageKind))])).not.toContain('Briefje van');
		expect(before.size).toBe(1);
		for (let at = 0; at < 5; at++)
			await typed(kring, room, '', 'evaluation.enterPaper', { 'answers.content.mark': '8' });
		const marks = (await leftOf(room)).blocks.find(({ type }) => type === 'marks');
		expect(marks).toMatchObject({ answers: 5, means: [{ key: 'content', mean: 8 }] });
	}
);

/** What the registry answers to who leads. */
async function asked(room: TestRoom, name: string, input: object) {
	const command = findCommand(name);
	if (command?.scope !== 'meeting') throw new Error(`${name} is no command of a meeting`);
	return execute(kring.runtime, command as Command<'meeting'>, room.lead, input);
}

rule('H35', 'afterwards nothing changes what the group decided, saw or said in confidence', async () => {
	const room = await held();
	const { runs } = await inNetwork(kring.runtime.db, room.networkId, async (trx) => {
		const rows = await trx
			.selectFrom('step_run')
			.select(['id', 'step_index'])
			.where('network_id', '=', room.networkId)
			.execute();
		return { runs: new Map(rows.map((row) => [STEPS[row.step_index]?.id ?? '', row.id])) };
	});
	const run = (id: string) => runs.get(id) ?? '';
	const before = await leftOf(room);
	// Nothing of it is on the page, and nothing is taken by who sends it all the same.
	for (const id of ['axes', 'case', 'draft', 'track', 'exchange'])
		expect(await formsOf(kring, room, run(id)), id).toEqual([]);
	const an = room.members['An'] ?? '';
	const refused = [
		['vote.castPaper', { runId: run('axes'), round: 1, ticked: [] }],
		['weigh.handIn', { runId: run('axes'), memberIds: [an] }],
		[
			'weigh.noteLater',
			{ runId: run('axes'), noteId: newId(), item: '1', field: 'threat', text: 'X', secret: newSecret() }
		],
		[
			'consult.typeCaseLater',
			{ runId: run('case'), forMemberId: an, question: 'Nog een?', remains: 'report' }
		],
		['consult.typeEntryLater', { runId: run('case'), entryId: newId(), forMemberId: an, text: 'X' }],
		['track.writeLater', { runId: run('track'), track: 1, field: 'course', text: 'Toch anders' }],
		['draft.fillLater', { runId: run('draft'), group: 1, texts: ['Iets anders'] }],
		['exchange.saveLater', { runId: run('exchange'), forMemberId: an, how: 'Toch anders' }],
		['form.handInLater', { runId: run('form'), memberIds: [an] }],
		['write.add', { runId: run('write'), noteId: newId(), text: 'X', secret: newSecret() }]
	] as const;
	for (const [name, input] of refused)
		expect(await asked(room, name, input), name).toMatchObject({ ok: false });
	expect(await leftOf(room)).toEqual(before);
	// Once the report is out there is no draft for it to come into.
	await does(kring, room.lead, 'report.send', { version: 1 });
	expect(
		await asked(room, 'write.addLater', {
			runId: run('write'),
			noteId: newId(),
			text: 'X',
			secret: newSecret()
		})
	).toMatchObject({ ok: false, reason: 'wrong_state' });
});

rule('H65', 'one form more does not come out beside a result that the group saw; five do', async () => {
	const names = [...NAMES, 'Gert', 'Hanne', 'Iris', 'Jef', 'Kaat'];
	const room = await makeRoom(kring, {
		names,
		agenda: [
			{ title: 'Lijst', steps: [step('form', 'form', { items: ITEMS.slice(0, 1) }), step('end', 'talk')] }
		]
	});
	await does(kring, room.lead, 'stage.openLobby');
	const phones = [];
	for (const name of NAMES) phones.push((await room.comeIn(name)).scope);
	await does(kring, room.lead, 'stage.start');
	const runId = (await stageOf(room))?.running?.runId ?? '';
	for (const phone of phones)
		await does(kring, phone, 'form.answer', { runId, secret: newSecret(), answers: { sure: 5 } });
	await does(kring, room.lead, 'form.close', { runId });
	await does(kring, room.lead, 'stage.next', { from: runId });
	await typed(kring, room, runId, 'form.handIn', {
		memberIds: names.slice(6).map((name) => room.members[name] ?? '')
	});
	const figure = () =>
		inNetwork(kring.runtime.db, room.networkId, async (trx) => {
			const row = await trx
				.selectFrom('step_run')
				.selectAll()
				.where('id', '=', runId)
				.executeTakeFirstOrThrow();
			const run = {
				id: runId,
				meetingId: room.meetingId,
				itemId: row.item_id,
				index: 0,
				kind: 'form',
				state: row.state,
				settings: row.settings,
				data: row.data
			} as const;
			const [table] = await serverStep.harvest(trx, run, step('form', 'form') as Step, 'nl');
			return table?.type === 'table' ? table.rows[0]?.cells.slice(1) : null;
		});
	for (let at = 0; at < 4; at++) {
		await typed(kring, room, runId, 'form.typeIn', { 'answers.q0': '10' });
		expect(await figure()).toEqual(['5,0', '6']);
	}
	await typed(kring, room, runId, 'form.typeIn', { 'answers.q0': '10' });
	expect(await figure()).toEqual(['7,3', '11']);
});

test('what people wrote by phone and the group never saw does not come out with paper', async () => {
	const room = await makeRoom(kring, {
		names: NAMES,
		agenda: [{ title: 'Stil', steps: [step('write', 'write'), step('end', 'talk')] }]
	});
	await does(kring, room.lead, 'stage.openLobby');
	const { scope } = await room.comeIn('An');
	await does(kring, room.lead, 'stage.start');
	const runId = (await stageOf(room))?.running?.runId ?? '';
	await does(kring, scope, 'write.add', { runId, noteId: newId(), text: 'Voor mij', secret: newSecret() });
	await does(kring, room.lead, 'stage.next', { from: runId });
	const note = {
		runId,
		noteId: newId(),
		text: 'Van papier',
		secret: newSecret(),
		forMemberId: room.members['Bart']
	};
	const [entry, ...others] = await formsOf(kring, room, runId);
	expect({ entry, others }, 'the page says why, and has no form').toMatchObject({
		entry: {
			fields: [],
			note: 'Wat mensen hier op hun telefoon schreven, zag de groep nooit. Daarom komt er ook geen papier meer bij.'
		},
		others: []
	});
	expect(await asked(room, 'write.addLater', note)).toMatchObject({ ok: false, reason: 'not_shown' });
});

rule(
	'U18',
	'notes that are typed in while the group lays notes together come to lie on its board',
	async () => {
		const steps = [step('write', 'write'), step('lay', 'cluster', { from: 'item' }), step('end', 'talk')];
		const room = await makeRoom(kring, { names: NAMES, agenda: [{ title: 'Briefjes', steps }] });
		await does(kring, room.lead, 'stage.openLobby');
		await does(kring, room.lead, 'stage.start');
		const writing = (await stageOf(room))?.running?.runId ?? '';
		await does(kring, room.lead, 'stage.next', { from: writing });
		const laying = (await stageOf(room))?.running?.runId ?? '';
		await typed(kring, room, writing, 'write.add', {
			forMemberId: room.members['An'] ?? '',
			text: 'Van papier'
		});
		const notes = await room.shown(boardNoteKind, 'people');
		expect([...notes.values()]).toMatchObject([{ runId: laying, text: 'Van papier', cluster: null }]);
		const [noteId] = notes.keys();
		await does(kring, room.lead, 'cluster.create', {
			runId: laying,
			clusterId: newId(),
			name: 'Eerst dit',
			noteIds: [noteId]
		});
	}
);
