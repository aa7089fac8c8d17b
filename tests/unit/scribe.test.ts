import { afterAll, beforeAll, expect } from 'vitest';
import { libraryMethod } from '#methods/library/model.ts';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { inNetwork } from '#platform/db/access.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import type { ReportBlock } from '#lifecycle/debrief/report/model.ts';
import { reportOf } from '#lifecycle/debrief/report/queries.server.ts';
import type { Step } from '#steps/contract.ts';
import { turnKind } from '#steps/turn/events.ts';
import { voteFormKind } from '#steps/vote/events.ts';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { does } from '#tests/support/does.ts';
import { rule } from '#tests/support/rule.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';

// The second meeting of the handbook's example, twice: once everybody has a phone, and once nobody has, and one person
// writes down what is said and types in what was on paper.

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const [, second] = pc218.meetings;
const names = pc218.members.map(({ name }) => name.split(' ')[0] ?? '');
const present = pc218.members
	.filter(({ id }) => second?.present.includes(id))
	.map(({ name }) => name.split(' ')[0] ?? '');
const agenda = (second?.agenda ?? []).map(({ method, title }) => {
	const steps = libraryMethod(method)?.steps;
	if (!steps) throw new Error(`${method} is not in the library`);
	return { title, steps: [...steps] };
});

/** One way to hold the meeting: how each thing that somebody says or writes gets into it. */
interface Way {
	arrive(room: TestRoom): Promise<void>;
	/** Carries out what somebody does on a phone, or what is typed in for them. */
	by(name: string, command: string, input: object): Promise<void>;
	/** A note of a subgroup. */
	ofGroup(name: string, group: number, runId: string, text: string): Promise<void>;
	vote(runId: string, round: number, approved: ReadonlyMap<string, string[]>): Promise<void>;
	evaluate(name: string, mark: number): Promise<void>;
	/** What a group tells in confidence about the case of who brought it. */
	confides(name: string, runId: string, step: Step): Promise<void>;
}

function withPhones(): Way {
	const phones = new Map<string, MeetingScope>();
	const phone = (name: string) => {
		const scope = phones.get(name);
		if (!scope) throw new Error(`${name} is not here`);
		return scope;
	};
	const by: Way['by'] = (name, command, input) => does(kring, phone(name), command, input);
	return {
		by,
		async arrive(room) {
			for (const name of present) phones.set(name, (await room.comeIn(name)).scope);
		},
		async ofGroup(name, group, runId, text) {
			await by(name, 'write.join', { runId, group, scribe: 'on' });
			await by(name, 'write.add', { runId, noteId: newId(), text, secret: newSecret() });
		},
		async vote(runId, round, approved) {
			for (const [name, options] of approved) {
				const ballot = { kind: 'approval', options };
				await by(name, 'vote.cast', { runId, round, secret: newSecret(), ballot });
			}
		},
		evaluate: (name, mark) =>
			by(name, 'evaluation.answer', { secret: newSecret(), answers: { content: { mark } } }),
		async confides(name, runId, { settings }) {
			if (settings['bring'] === true) {
				await by(name, 'consult.bring', { runId, question: 'Hoe begin ik dit gesprek?' });
			}
		}
	};
}

function byScribe(room: TestRoom): Way {
	const scribe = (command: string, input: object) => does(kring, room.lead, command, input);
	const idOf = (name: string) => room.members[name];
	return {
		async arrive() {
			for (const name of present) await scribe('stage.markPresent', { memberId: idOf(name), here: 'on' });
		},
		by: (name, command, input) => scribe(command, { ...input, forMemberId: idOf(name) }),
		ofGroup: (_name, group, runId, text) =>
			scribe('write.add', { runId, noteId: newId(), text, secret: newSecret(), group }),
		async vote(runId, round, approved) {
			await scribe('vote.handIn', { runId, memberIds: [...approved.keys()].map(idOf) });
			for (const ticked of approved.values()) await scribe('vote.castPaper', { runId, round, ticked });
		},
		evaluate: (_name, mark) => scribe('evaluation.enterPaper', { answers: { content: { mark } } }),
		async confides(name, runId, { settings }) {
			if (settings['bring'] === true) await scribe('consult.give', { runId, memberId: idOf(name) });
		}
	};
}

const stageOf = async (room: TestRoom) => (await room.shown(stageKind)).get('now');

/** Leads one step; what is said in it is the same whichever way it gets in. */
async function hold(room: TestRoom, way: Way, step: Step, runId: string): Promise<void> {
	const lead = (command: string, input: object = {}) => does(kring, room.lead, command, { runId, ...input });
	const [first = '', other = '', ...others] = present;
	switch (step.kind) {
		case 'turn': {
			await lead('turn.begin');
			for (;;) {
				const person = (await room.shown(turnKind)).get(runId)?.speaking ?? null;
				if (person === null) break;
				await lead('turn.next', { person });
			}
			break;
		}
		case 'exchange':
			for (const [at, name] of [first, other, ...others].entries()) {
				const how = `Zo doet ${name} het`;
				await way.by(name, 'exchange.save', {
					runId,
					how,
					whom: 'HR',
					timing: `In maand ${at + 1}`,
					effect: ''
				});
			}
			await lead('exchange.reveal');
			break;
		case 'write':
			if (step.settings['per'] === 'subgroup') {
				for (const [at, name] of [first, other].entries()) {
					await way.ofGroup(name, at + 1, runId, `Groep ${at + 1} zegt: ${step.id}`);
				}
			} else {
				for (const name of [first, other]) {
					const note = { noteId: newId(), text: `${name} vraagt: ${step.id}`, secret: newSecret() };
					await way.by(name, 'write.add', { runId, ...note });
				}
			}
			await lead('write.reveal');
			break;
		case 'vote': {
			const { options, round } = (await room.shown(voteFormKind)).get(runId) ?? { options: [], round: 1 };
			// Notes are shown in an order that chance makes: one wants what it says, not where it stands.
			const wished = options.toSorted((a, b) => a.text.nl.localeCompare(b.text.nl)).map(({ id }) => id);
			const wants = new Map(present.map((name, at) => [name, wished.slice(0, 1 + (at % 2))]));
			await way.vote(runId, round, wants);
			await lead('vote.close');
			break;
		}
		case 'present':
			await way.by(first, 'present.ask', {
				runId,
				questionId: newId(),
				text: 'Hoe lang duurt een cyclus?',
				secret: newSecret()
			});
			break;
		case 'talk':
			if (step.settings['reporter'] === true || step.settings['tips'] === true) {
				const kind = step.settings['tips'] === true ? 'tip' : 'outcome';
				await lead('talk.note', { noteId: newId(), kind, text: `Gezegd in ${step.id}` });
			}
			break;
		case 'consult':
			await way.confides(first, runId, step);
			break;
		default:
	}
}

/** Holds the whole meeting and gives its report as it is drafted. */
async function held(way: (room: TestRoom) => Way): Promise<readonly ReportBlock[]> {
	const room = await makeRoom(kring, { names, agenda });
	const ours = way(room);
	await does(kring, room.lead, 'stage.openLobby');
	await ours.arrive(room);
	await does(kring, room.lead, 'stage.start');
	for (const step of agenda.flatMap(({ steps }) => steps)) {
		const runId = (await stageOf(room))?.running?.runId ?? '';
		expect((await stageOf(room))?.running?.kind, step.id).toBe(step.kind);
		await hold(room, ours, step, runId);
		await does(kring, room.lead, 'stage.next', { from: runId });
	}
	await does(kring, room.lead, 'recap.begin');
	for (const [at, name] of present.entries()) await ours.evaluate(name, 6 + (at % 4));
	await does(kring, room.lead, 'recap.sendRest', { destination: 'next_agenda' });
	await does(kring, room.lead, 'recap.close');
	const { networkId, meetingId } = room;
	const report = await inNetwork(kring.runtime.db, networkId, (trx) =>
		reportOf(trx, { networkId, meetingId })
	);
	return report?.blocks ?? [];
}

/** The report with the notes of each list in the order of the alphabet. */
function inOrder(blocks: readonly ReportBlock[]): unknown {
	return JSON.parse(JSON.stringify(blocks), (key, value: unknown) =>
		key === 'notes' && Array.isArray(value)
			? value.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
			: value
	);
}

rule(
	'U18',
	'a meeting that one person writes down gives the same report as one with a phone for everybody',
	async () => {
		const phones = await held(withPhones);
		const paper = await held(byScribe);
		const text = JSON.stringify(phones);
		for (const said of [
			'Zo doet An het',
			'Groep 2 zegt: groups',
			'An vraagt: storm',
			'Hoe lang duurt een cyclus?',
			'Gezegd in agree'
		])
			expect(text).toContain(said);
		expect(text).not.toContain('Hoe begin ik dit gesprek?');
		expect(phones.find(({ type }) => type === 'marks')).toMatchObject({ answers: present.length });
		expect(inOrder(paper)).toEqual(inOrder(phones));
	}
);
