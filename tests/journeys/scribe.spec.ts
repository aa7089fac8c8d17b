import type { Locator, Page } from '@playwright/test';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { inNetwork } from '#platform/db/access.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import { reportOf } from '#lifecycle/debrief/report/queries.server.ts';
import { voteFormKind } from '#steps/vote/events.ts';
import { does } from '#tests/support/does.ts';
import { clean, signedInPage } from '#tests/support/journey-pages.ts';
import { journeyFacts } from '#tests/support/journey.ts';
import { expect, test } from '#tests/support/journey-test.ts';
import { kringOn, type TestKring } from '#tests/support/kring.ts';
import { step } from '#tests/support/scribed-steps.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';

// The kinds of step of the second meeting in the handbook's example, in a room without a phone: one person writes down what is
// said and types in what stands on paper, on the pages that are there for it. Beside it the same meeting with a phone for everybody.

test.setTimeout(180_000);

const NAMES = ['An', 'Bart', 'Chris', 'Dirk', 'Els'];
const CONSULT = { bring: true, says: 'advice', writers: 'peers', reader: 'giver', giver: 'keeps' };
const AGENDA = [
	{
		title: 'Ronde en ervaringen',
		steps: [
			step('round', 'turn', { asQuestions: true, order: 'list' }),
			step('practices', 'exchange', { per: 'person' }),
			step('case', 'consult', { ...CONSULT, groupSize: 10 }),
			step('groups', 'write', { per: 'subgroup', groups: 2, anonymous: true })
		]
	},
	{
		title: 'Vragen aan de expert',
		steps: [
			step('storm', 'write', { asQuestions: true }),
			step('rank', 'vote', { method: 'approval', from: 'questions' }),
			step('input', 'present', { anonymous: false, quiet: false }),
			step('agree', 'talk', { tips: true })
		]
	}
];
const CASE = 'Wanneer praat ik met haar?';
const ADVICE = 'Praat morgen met haar.';
const STORM = ['An', 'Bart'].map((name) => ({ name, text: `Wat zou ${name} doen?` }));
/** What each wants to hear first: five the one, three the other too, so that chance puts nothing in another order. */
const wanted = (at: number) => (at < 3 ? STORM : STORM.slice(0, 1));
const MARKS = [6, 7, 8, 9, 7];

let kring: TestKring;
let base = '';
test.beforeEach(({ baseURL }) => {
	base = baseURL ?? '';
	kring = kringOn(journeyFacts(base).databaseUrl, new Date());
});
test.afterEach(() => kring.stop());

/** Everybody has a phone: what the phones and the cockpit send. */
async function withPhones(room: TestRoom): Promise<void> {
	const phones = new Map<string, MeetingScope>();
	const lead = (command: string, input: object = {}) => does(kring, room.lead, command, input);
	const by = async (name: string, command: string, input: object) => {
		const phone = phones.get(name);
		if (phone) await does(kring, phone, command, input);
	};
	const running = async () => (await room.shown(stageKind)).get('now')?.running?.runId ?? '';
	const note = (text: string) => ({ noteId: newId(), text, secret: newSecret() });
	await lead('stage.openLobby');
	for (const name of NAMES) phones.set(name, (await room.comeIn(name)).scope);
	await lead('stage.start');
	const said: ((runId: string) => Promise<void>)[] = [
		(runId) => by('An', 'turn.raise', { runId, questionId: newId(), text: 'Hoe begin ik?' }),
		async (runId) => {
			for (const name of NAMES.slice(0, 2)) {
				const row = { how: `Zo doet ${name} het`, whom: 'HR', timing: 'In mei', effect: '' };
				await by(name, 'exchange.save', { runId, ...row });
			}
			await lead('exchange.reveal', { runId });
		},
		async (runId) => {
			await by('Chris', 'consult.bring', { runId, question: CASE });
			await by('Chris', 'consult.remain', { runId, remains: 'report' });
			const entryId = newId();
			await by('Dirk', 'consult.write', { runId, entryId, text: ADVICE });
			await by('Chris', 'consult.keep', { runId, entryId, kept: 'on' });
		},
		async (runId) => {
			for (const [at, name] of NAMES.slice(0, 2).entries()) {
				await by(name, 'write.join', { runId, group: at + 1, scribe: 'on' });
				await by(name, 'write.add', { runId, ...note(`Groep ${at + 1} zegt ja`) });
			}
			await lead('write.reveal', { runId });
		},
		async (runId) => {
			for (const { name, text } of STORM) await by(name, 'write.add', { runId, ...note(text) });
			await lead('write.reveal', { runId });
		},
		async (runId) => {
			const { options, round } = (await room.shown(voteFormKind)).get(runId) ?? { options: [], round: 1 };
			const idOf = (one: (typeof STORM)[number]) =>
				options.find(({ text }) => text.nl === one.text)?.id ?? '';
			for (const [at, name] of NAMES.entries()) {
				const ballot = { kind: 'approval', options: wanted(at).map(idOf) };
				await by(name, 'vote.cast', { runId, round, secret: newSecret(), ballot });
			}
			await lead('vote.close', { runId });
		},
		(runId) =>
			by('Bart', 'present.ask', { runId, questionId: newId(), text: 'Wat kost dat?', secret: newSecret() }),
		(runId) => by('Els', 'talk.note', { runId, noteId: newId(), kind: 'tip', text: 'Neem koekjes mee' })
	];
	for (const speak of said) {
		const runId = await running();
		await speak(runId);
		await lead('stage.next', { from: runId });
	}
	await lead('recap.begin');
	for (const [at, name] of NAMES.entries())
		await by(name, 'evaluation.answer', {
			secret: newSecret(),
			answers: { content: { mark: MARKS[at] } }
		});
	await lead('recap.sendRest', { destination: 'next_agenda' });
	await lead('recap.close');
}

/** What the report says; how long each step took is the one thing in which two meetings differ. */
async function toldOf({ networkId, meetingId }: TestRoom): Promise<unknown> {
	const report = await inNetwork(kring.runtime.db, networkId, (trx) =>
		reportOf(trx, { networkId, meetingId })
	);
	return JSON.parse(JSON.stringify(report?.blocks), (key, value: unknown) => {
		if (typeof value === 'string') return value.replace(/(\d+|minder dan een) minu(ut|ten)/g, 'zo lang');
		if (key !== 'notes' || !Array.isArray(value)) return value;
		return value.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
	});
}

const choose = (form: Page | Locator, label: string, option: string) =>
	form.getByLabel(label, { exact: true }).selectOption({ label: option });
const press = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true }).click();

test('[U18] a meeting that one person writes down with nothing but a cockpit and a screen gives the same report as one with phones', async ({
	browser
}) => {
	const room = await makeRoom(kring, { names: NAMES, agenda: AGENDA });
	const here = `${base}/n/${room.slug}/meetings/1`;
	const cockpit = await signedInPage(browser, room.login, base);
	const screen = await cockpit.context().newPage();
	await screen.setViewportSize({ width: 1920, height: 1080 });
	const paper = await cockpit.context().newPage();
	await cockpit.goto(`${here}/cockpit`);
	await press(cockpit, 'Open de lobby');
	await screen.goto(`${here}/screen`);
	const dialog = cockpit.getByRole('dialog');
	const full = (name: string) => `${name} ${name.charAt(0)}aerts`;
	/** Goes to the next step, which the screen shows too. */
	const next = async (id: string, button: 'Begin' | 'Volgende' = 'Volgende') => {
		await press(cockpit, button);
		await expect(cockpit.getByText(`Vraag van ${id}`).first()).toBeVisible();
		await expect(screen.getByText(`Vraag van ${id}`).first()).toBeVisible();
	};
	const alive = () => paper.waitForFunction(() => window.early === undefined);
	const shut = async () => {
		await cockpit.keyboard.press('Escape');
		await expect(dialog).toHaveCount(0);
	};

	await test.step('everybody is put down as present', async () => {
		await cockpit.getByRole('button', { name: 'Mensen' }).first().click();
		for (const name of NAMES) await press(dialog, `${full(name)} is er`);
		await expect(dialog.getByRole('button', { name: /is weg$/ })).toHaveCount(NAMES.length);
		await shut();
		await next('round', 'Begin');
	});
	await test.step('the device keeps still when it is told to, on every page of it', async () => {
		const silent = (page: Page) =>
			page.getByRole('button', { name: 'Geluid uit op dit toestel', pressed: true, exact: true });
		await press(cockpit, 'Geluid uit op dit toestel');
		for (const page of [cockpit, screen]) await expect(silent(page)).toBeVisible();
		await screen.reload();
		await expect(silent(screen)).toBeVisible();
		await screen.keyboard.press('m');
		for (const page of [cockpit, screen]) await expect(silent(page)).toHaveCount(0);
	});
	await test.step('a round: the question of who speaks', async () => {
		await press(cockpit, 'Begin de ronde');
		const speaks = cockpit.getByText(/heeft het woord$/).first();
		for (;;) {
			const spoken = (await speaks.textContent()) ?? '';
			if (spoken.startsWith(full('An'))) break;
			await press(cockpit, 'Volgende spreker');
			await expect(cockpit.getByText(spoken, { exact: true })).toHaveCount(0);
		}
		await cockpit.getByLabel('Schrijf mee voor An Aaerts').fill('Hoe begin ik?');
		await press(cockpit, 'Zet erbij');
		await expect(cockpit.getByText('Hoe begin ik?').first()).toBeVisible();
	});
	await test.step('experiences of two, one after the other', async () => {
		await next('practices');
		await press(cockpit, 'Vul in voor iemand');
		for (const name of NAMES.slice(0, 2)) {
			await choose(dialog, 'Voor wie vul je in?', full(name));
			await dialog.getByLabel('Hoe pak jij dit aan?').fill(`Zo doet ${name} het`);
			await dialog.getByLabel('Wie doet het, met wie?').fill('HR');
			await dialog.getByLabel('Wanneer', { exact: false }).first().fill('In mei');
			await press(dialog, 'Voeg toe');
			await expect(dialog.getByText('Het staat erbij.')).toBeVisible();
			// The next one can be chosen at once.
			await expect(dialog.getByLabel('Voor wie vul je in?')).toBeFocused();
		}
		await clean(cockpit);
		await shut();
		await press(cockpit, 'Toon alles samen');
		await expect(screen.getByText('Zo doet An het').first()).toBeVisible();
	});
	await test.step('a case from paper that may be told without a name', async () => {
		await next('case');
		await paper.goto(`${here}/paper`);
		await alive();
		await choose(paper, 'Case van', full('Chris'));
		await paper.getByLabel('Mijn vraag, in één zin').fill(CASE);
		await paper
			.getByLabel('Wat mag er van deze case blijven?')
			.selectOption({ label: 'In het verslag, zonder naam' });
		await press(paper, 'Bewaar en ga door');
		await expect(paper.getByText('1 bewaard')).toBeVisible();
		const advice = paper.locator('form', { hasText: 'Wat de groep schreef' });
		await choose(advice, 'Van wie', full('Dirk'));
		await advice.getByLabel('Wat er staat').fill(ADVICE);
		await advice.getByLabel('Wie de case inbrengt, neemt dit mee').check();
		await press(advice, 'Bewaar en ga door');
		await expect(advice.getByText('1 bewaard')).toBeVisible();
		await expect(cockpit.getByText(CASE).first()).toBeVisible();
	});
	await test.step('notes of groups and questions of people', async () => {
		await next('groups');
		await press(cockpit, 'Schrijf voor iemand');
		await dialog.getByLabel('Schrijf zo dat').fill('Groep 1 zegt ja');
		await press(dialog, 'Voeg toe');
		await expect(dialog.getByText('Kies uit de lijst.')).toBeVisible();
		for (const group of [1, 2]) {
			await choose(dialog, 'Voor welke groep?', `Groep ${group}`);
			await dialog.getByLabel('Schrijf zo dat').fill(`Groep ${group} zegt ja`);
			await press(dialog, 'Voeg toe');
			await expect(cockpit.getByText(`${group} briefje`, { exact: false }).first()).toBeVisible();
		}
		await shut();
		await press(cockpit, 'Toon alles samen');
		await next('storm');
		await press(cockpit, 'Schrijf voor iemand');
		for (const [at, { name, text }] of STORM.entries()) {
			await choose(dialog, 'Voor wie schrijf je?', full(name));
			await dialog.getByLabel('Schrijf zo dat').fill(text);
			await press(dialog, 'Voeg toe');
			await expect(cockpit.getByText(`${at + 1} briefje`, { exact: false }).first()).toBeVisible();
		}
		await shut();
		await press(cockpit, 'Toon alles samen');
	});
	await test.step('a secret vote on paper: first who handed one in, then each without a name', async () => {
		await next('rank');
		await paper.reload();
		await alive();
		for (const name of NAMES) await paper.getByRole('checkbox', { name: full(name) }).check();
		await press(paper, 'Noteer');
		for (const left of [5, 4, 3, 2, 1]) {
			await expect(paper.getByText(`Nog ${left} papier`)).toBeVisible();
			for (const { text } of wanted(NAMES.length - left))
				await paper.getByRole('checkbox', { name: text }).check();
			await press(paper, 'Bewaar en ga door');
		}
		await expect(cockpit.getByText('5 van 5 stemden').first()).toBeVisible();
		await press(cockpit, 'Sluit en toon');
		await expect(screen.getByText(STORM[0]?.text ?? '').first()).toBeVisible();
	});
	await test.step('a question to the expert and a tip, as they are said', async () => {
		await next('input');
		await press(cockpit, 'Stel een vraag voor iemand');
		await choose(dialog, 'Wie stelt de vraag?', full('Bart'));
		await dialog.getByLabel('Wat wil die persoon weten?').fill('Wat kost dat?');
		await press(dialog, 'Voeg toe');
		await expect(dialog.getByText('De vraag staat erbij.')).toBeVisible();
		await clean(cockpit);
		await shut();
		await expect(cockpit.getByText('Wat kost dat?').first()).toBeVisible();
		await next('agree');
		await cockpit.getByText('Schrijf op voor wie geen telefoon heeft').click();
		const talk = cockpit.getByRole('group', { name: 'Stap agree' });
		await talk.getByLabel('Heb je een tip voor de groep?').fill('Neem koekjes mee');
		await press(talk, 'Stuur');
		await expect(cockpit.getByText('1 notitie voor het verslag').first()).toBeVisible();
		await clean(cockpit);
	});
	await test.step('the evaluation from paper, the closing, and the report', async () => {
		await cockpit.getByRole('button', { name: /^(Rond af|Volgende)/ }).click();
		await cockpit.getByRole('link', { name: 'Terugblik' }).first().click();
		await press(cockpit, 'Begin de afronding');
		await expect(cockpit.getByRole('heading', { name: 'Sluit af' })).toBeVisible();
		await paper.reload();
		await alive();
		for (const [at, mark] of MARKS.entries()) {
			await paper.locator('select[name="answers.content.mark"]').selectOption(String(mark));
			await press(paper, 'Bewaar en ga door');
			await expect(paper.getByText(`${at + 1} bewaard`)).toBeVisible();
		}
		await clean(paper);
		await cockpit.reload();
		const rest = cockpit.getByRole('button', { name: 'Zet de rest op de volgende agenda' });
		if (await rest.isVisible()) await rest.click();
		await press(cockpit, 'Sluit de bijeenkomst');
		await expect(cockpit).toHaveURL(/\/report$/);
		for (const said of ['Zo doet An het', ADVICE, 'Groep 2 zegt ja', 'Wat kost dat?', 'Neem koekjes mee'])
			await expect(cockpit.getByText(said).first()).toBeVisible();
	});
	const phones = await makeRoom(kring, { names: NAMES, agenda: AGENDA });
	await withPhones(phones);
	expect(await toldOf(room)).toEqual(await toldOf(phones));
});
