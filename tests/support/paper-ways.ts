import { expect } from 'vitest';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { formInput } from '#platform/commands/form.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { evaluationEntry } from '#lifecycle/debrief/paper/typing/model.ts';
import { readTyping } from '#lifecycle/debrief/paper/typing/queries.server.ts';
import { toBase64 } from '#platform/together/base64.ts';
import { filled } from '#platform/together/text.ts';
import type { PaperEntry } from '#steps/paper.ts';
import { entryKind } from '#steps/consult/events.ts';
import { tracksKind } from '#steps/track/events.ts';
import { weighFormKind } from '#steps/weigh/events.ts';
import type { TestKring } from './kring.ts';
import { does } from './does.ts';
import { both, step } from './scribed-steps.ts';
import type { TestRoom } from './staged-room.ts';

// One meeting in which something is written in every kind of step, and how it gets in: by phone, or on paper through the forms of
// the page to type in, filled in by the names of their fields.

/** Who is there. */
export const NAMES = ['An', 'Bart', 'Chris', 'Dirk', 'Els', 'Fien'];
/** Every kind of item of a questionnaire. */
export const ITEMS = [
	{ id: 'sure', kind: 'scale', text: both('Hoe zeker?') },
	{ id: 'who', kind: 'choice', text: both('Wie?'), options: ['HR', 'De ploegbaas'].map(both) },
	{ id: 'with', kind: 'several', text: both('Waarmee?'), options: ['Boek', 'Film', 'Kring'].map(both) },
	{ id: 'many', kind: 'number', text: both('Hoeveel?') },
	{ id: 'words', kind: 'text', text: both('Wat nog?') }
];
/** Every kind of step in which something is written. */
export const STEPS = [
	step('write', 'write'),
	step('ask', 'write', { asQuestions: true, anonymous: true }),
	step('turn', 'turn', { asQuestions: true }),
	step('exchange', 'exchange'),
	step('swot', 'weigh', { items: [both('Peters'), both('Meters')] }),
	step('axes', 'weigh', { board: 'axes', items: [both('Peters'), both('Meters')] }),
	step('form', 'form', { items: ITEMS }),
	step('named', 'form', { anonymous: false, items: ITEMS.slice(0, 1) }),
	step('draft', 'draft', { groups: 2, fields: [both('Advies'), both('Omdat')] }),
	step('present', 'present'),
	step('case', 'consult', { bring: true, says: 'advice', writers: 'peers', reader: 'giver', giver: 'keeps' }),
	step('track', 'track', {
		tracks: ['Eerste', 'Tweede'].map((name) => ({
			id: name.toLowerCase(),
			text: both(name),
			minutes: 10,
			parts: [both('Vraag door.')]
		}))
	}),
	step('talk', 'talk', { reporter: true, tips: true }),
	step('end', 'talk', { opens: 'evaluation' })
];

const answersOf = (at: number) => ({
	sure: 4 + (at % 3),
	who: String(at % 2),
	with: at % 2 === 0 ? ['0', '2'] : ['1'],
	many: at * 10,
	words: `Woord ${at}`
});

/** How what people say in each step gets in. */
export type Way = Record<string, (runId: string) => Promise<void>>;

/** Everybody says it on a phone. */
export function withPhones(kring: TestKring, room: TestRoom, phones: ReadonlyMap<string, MeetingScope>): Way {
	const by = (name: string, command: string, input: object) => {
		const scope = phones.get(name);
		if (!scope) throw new Error(`${name} is not here`);
		return does(kring, scope, command, input);
	};
	const each = async (run: (name: string, at: number) => Promise<void>) => {
		for (const [at, name] of NAMES.entries()) await run(name, at);
	};
	return {
		write: (runId) =>
			each((name) =>
				by(name, 'write.add', { runId, noteId: newId(), text: `Briefje van ${name}`, secret: newSecret() })
			),
		ask: (runId) =>
			each((name) =>
				by(name, 'write.add', { runId, noteId: newId(), text: `Vraag van ${name}?`, secret: newSecret() })
			),
		turn: (runId) => by('An', 'turn.raise', { runId, questionId: newId(), text: 'Hoe begin ik?' }),
		exchange: (runId) =>
			each((name) =>
				by(name, 'exchange.save', { runId, how: `Zo doet ${name} het`, whom: 'HR', timing: '', effect: '' })
			),
		async swot(runId) {
			const item = (await room.shown(weighFormKind)).get(runId)?.items[0]?.id ?? '';
			const note = { runId, item, field: 'threat', text: 'Geen tijd' };
			await by('An', 'weigh.note', { ...note, noteId: newId(), secret: newSecret() });
		},
		axes: (runId) =>
			each((name, at) =>
				by(name, 'weigh.place', { runId, secret: newSecret(), places: { '1': { x: 1 + (at % 2), y: 5 } } })
			),
		form: (runId) =>
			each((name, at) => by(name, 'form.answer', { runId, secret: newSecret(), answers: answersOf(at) })),
		named: (runId) =>
			each((name, at) => by(name, 'form.answer', { runId, secret: newSecret(), answers: { sure: at } })),
		async draft(runId) {
			for (const [at, name] of ['An', 'Bart'].entries()) {
				await by(name, 'draft.join', { runId, group: at + 1 });
				const update = toBase64(filled(null, [`Advies ${at + 1}`, 'Het werkt'], at + 1) ?? new Uint8Array());
				await by(name, 'draft.update', { runId, group: at + 1, update, field: 0 });
			}
		},
		present: (runId) =>
			by('Bart', 'present.ask', { runId, questionId: newId(), text: 'Wat kost dat?', secret: newSecret() }),
		async case(runId) {
			await by('Chris', 'consult.bring', { runId, question: 'Wanneer praat ik met haar?' });
			await by('Chris', 'consult.remain', { runId, remains: 'report' });
			await by('Dirk', 'consult.write', { runId, entryId: newId(), text: 'Praat morgen.' });
			await by('Els', 'consult.write', { runId, entryId: newId(), text: 'Wacht nog even.' });
			const read = await room.shown(entryKind, `member:${room.members['Chris'] ?? ''}`);
			const kept = [...read].find(([, { text }]) => text === 'Praat morgen.')?.[0];
			await by('Chris', 'consult.keep', { runId, entryId: kept, kept: 'on' });
			await by('Chris', 'consult.decide', { runId, firstStep: 'Een mail sturen' });
		},
		async track(runId) {
			const tracks = (await room.shown(tracksKind)).get(runId)?.tracks ?? [];
			for (const [at, { reporter }] of tracks.entries()) {
				const name = NAMES.find((one) => room.members[one] === reporter) ?? '';
				const told = { runId, track: at + 1 };
				await by(name, 'track.write', { ...told, field: 'course', text: `Zo ging het in ${at + 1}` });
				await by(name, 'track.write', { ...told, field: 'outcome', text: `Dit kwam uit ${at + 1}` });
			}
		},
		async talk(runId) {
			await by('An', 'talk.note', { runId, noteId: newId(), kind: 'outcome', text: 'We beginnen klein' });
			await by('Els', 'talk.note', { runId, noteId: newId(), kind: 'tip', text: 'Neem koekjes mee' });
		}
	};
}

/** The forms of a run on the page to type in, whether it is on or over. */
export async function formsOf(kring: TestKring, room: TestRoom, runId: string): Promise<PaperEntry[]> {
	const t = await loadMessages('nl', ['print', 'debrief']);
	const { db, clock } = kring.runtime;
	const { steps, over, evaluation } = await readTyping(db, room.lead, t, clock.now());
	if (runId === '') return evaluation ? [evaluationEntry(evaluation, t)] : [];
	return [...steps, ...over.flatMap((item) => item.steps)].find((one) => one.runId === runId)?.entries ?? [];
}

/** Fills in a form of the page and sends it. */
export async function typed(
	kring: TestKring,
	room: TestRoom,
	runId: string,
	command: string,
	values: Record<string, string | readonly string[]>
): Promise<void> {
	const entry = (await formsOf(kring, room, runId)).find((one) =>
		[command, `${command}Later`].includes(one.command)
	);
	if (!entry) throw new Error(`${command} is not on the page`);
	const known = entry.fields.map(({ name }) => name);
	expect(
		Object.keys(values).filter((name) => !known.includes(name)),
		command
	).toEqual([]);
	const missing = entry.fields.filter((field) => field.required && !(field.name in values));
	expect(missing, command).toEqual([]);
	const form = new FormData();
	for (const [name, value] of Object.entries(entry.hidden)) form.set(name, value);
	for (const field of entry.fields) {
		const value = values[field.name] ?? (field.type === 'ticks' || field.type === 'tick' ? [] : '');
		for (const one of typeof value === 'string' ? [value] : value) form.append(field.name, one);
	}
	await does(kring, room.lead, entry.command, formInput(form));
}

/** It stands on paper, and whoever leads types it in. */
export function onPaper(kring: TestKring, room: TestRoom): Way {
	const idOf = (name: string) => room.members[name] ?? '';
	const everybody = NAMES.map(idOf);
	const optionOf = async (runId: string, command: string, name: string, label: string) => {
		const entry = (await formsOf(kring, room, runId)).find((one) => one.command.startsWith(command));
		const field = entry?.fields.find((one) => one.name === name);
		const options = field?.type === 'select' ? field.options : [];
		return options.find((option) => option.label === label)?.value ?? '';
	};
	const each = async (run: (name: string, at: number) => Promise<void>) => {
		for (const [at, name] of NAMES.entries()) await run(name, at);
	};
	return {
		write: (runId) =>
			each((name) =>
				typed(kring, room, runId, 'write.add', { forMemberId: idOf(name), text: `Briefje van ${name}` })
			),
		ask: (runId) => each((name) => typed(kring, room, runId, 'write.add', { text: `Vraag van ${name}?` })),
		turn: (runId) =>
			typed(kring, room, runId, 'turn.raise', { forMemberId: idOf('An'), text: 'Hoe begin ik?' }),
		exchange: (runId) =>
			each((name) =>
				typed(kring, room, runId, 'exchange.save', {
					forMemberId: idOf(name),
					how: `Zo doet ${name} het`,
					whom: 'HR'
				})
			),
		async swot(runId) {
			const item = await optionOf(runId, 'weigh.note', 'item', 'Peters');
			const field = await optionOf(runId, 'weigh.note', 'field', 'Bedreiging');
			await typed(kring, room, runId, 'weigh.note', { item, field, text: 'Geen tijd' });
		},
		async axes(runId) {
			await typed(kring, room, runId, 'weigh.handIn', { memberIds: everybody });
			await each((_, at) =>
				typed(kring, room, runId, 'weigh.typeIn', { 'places.0.x': String(1 + (at % 2)), 'places.0.y': '5' })
			);
		},
		async form(runId) {
			await typed(kring, room, runId, 'form.handIn', { memberIds: everybody });
			await each((_, at) => {
				const { sure, who, with: means, many, words } = answersOf(at);
				return typed(kring, room, runId, 'form.typeIn', {
					'answers.q0': String(sure),
					'answers.q1': who,
					'answers.q2': means,
					'answers.q3': String(many),
					'answers.q4': words
				});
			});
		},
		named: (runId) =>
			each((name, at) =>
				typed(kring, room, runId, 'form.typeIn', { forMemberId: idOf(name), 'answers.q0': String(at) })
			),
		async draft(runId) {
			for (const group of ['1', '2'])
				await typed(kring, room, runId, 'draft.fill', {
					group,
					'texts.0': `Advies ${group}`,
					'texts.1': 'Het werkt'
				});
		},
		present: (runId) =>
			typed(kring, room, runId, 'present.ask', { forMemberId: idOf('Bart'), text: 'Wat kost dat?' }),
		async case(runId) {
			await typed(kring, room, runId, 'consult.typeCase', {
				forMemberId: idOf('Chris'),
				question: 'Wanneer praat ik met haar?',
				remains: 'report',
				firstStep: 'Een mail sturen'
			});
			await typed(kring, room, runId, 'consult.typeEntry', {
				forMemberId: idOf('Dirk'),
				text: 'Praat morgen.',
				kept: 'on'
			});
			await typed(kring, room, runId, 'consult.typeEntry', {
				forMemberId: idOf('Els'),
				text: 'Wacht nog even.'
			});
		},
		async track(runId) {
			for (const track of ['1', '2']) {
				const told = { track, field: 'course', text: `Zo ging het in ${track}` };
				await typed(kring, room, runId, 'track.write', told);
				await typed(kring, room, runId, 'track.write', {
					...told,
					field: 'outcome',
					text: `Dit kwam uit ${track}`
				});
			}
		},
		async talk(runId) {
			await typed(kring, room, runId, 'talk.note', { kind: 'outcome', text: 'We beginnen klein' });
			await typed(kring, room, runId, 'talk.note', { kind: 'tip', text: 'Neem koekjes mee' });
		}
	};
}
