import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertsIn, asSent, formsIn, wordsIn, type Control, type PageForm } from '#tests/support/forms.ts';
import { placesOfForms, type Place } from '#tests/support/forms-scene.ts';
import { rule } from '#tests/support/rule.ts';
import { serve, type Served } from '#tests/support/served.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// Every form of every page, as a browser without scripts sends it: what is wrong is said at the field, what was typed is
// still there, and nothing is written.

/** Actions whose form stands on no page of this scene, and where they are sent instead. */
const ELSEWHERE: Record<string, string> = {
	'/call/[network] ?/language': 'keeps the form beside it and writes nothing: unit kept-call',
	'/join/[code] ?/language': 'keeps the name beside it and writes nothing: journeys room',
	'/join/[code] ?/as': 'after a name that several have: journeys room',
	'/n/[network]/meetings/[meeting]/copy ?/default':
		'takes an address and no text; what it copies is in the database: convene/agenda/commands.test.ts',
	'/n/[network] ?/withdrawOffer': 'beside a case that one offered: steps/consult/offers/commands.test.ts',
	'/n/[network]/programme ?/plan': 'once somebody offered a case: steps/consult/offers/commands.test.ts',
	'/n/[network] ?/followUp': 'after a meeting with a case: steps/consult/follow-up/commands.test.ts',
	'/n/[network] ?/thank': 'once a meeting is over: debrief/thanks/commands.test.ts',
	'/n/[network] ?/openThanks': 'once somebody got a card: debrief/thanks/commands.test.ts',
	'/n/[network] ?/takeBackThanks': 'once a card was given: debrief/thanks/commands.test.ts',
	'/n/[network]/agreements ?/adoptClusters': 'after a group laid rules together: journeys network',
	'/n/[network]/meetings/[meeting]/wrap-up ?/adopt': 'after a group laid rules together: journeys network',
	'/n/[network]/meetings/[meeting] ?/place':
		'once something waits for this agenda: agenda/parked/commands.test.ts',
	'/n/[network]/meetings/[meeting] ?/lift':
		'once something waits for this agenda: agenda/parked/commands.test.ts',
	'/n/[network]/meetings/[meeting]/phone ?/leave': 'in a dialog that a script opens: journeys room-return'
};

/** They draw the same page once more with its lines in another order, and write nothing: anything goes. */
const redraws = ({ action }: PageForm) => action === 'arrange';

/**
 * What is taken as it comes: a code leads to its door, an address to go on to is made safe, a line without a known id is
 * new, a button beside a text does not send it, and what is gone can be ended again.
 */
const FREE = [
	/^.join ..default code$/,
	/^.sign-in ..send redirectTo$/,
	/ (promises|commitments).[0-9]+.id$/,
	/..retire (text|seen)$/,
	/report ..save blocks.[0-9]+.seen\.[a-z]+$/,
	/ (note|secret|tokenId|loginId|leaveEmpty|linked)$/
];
const isFree = (at: string) => FREE.some((pattern) => pattern.test(at));

let served: Served;
let owner: Client;
let places: Place[];
/** Every form that was found, once for each page and action. */
let found: { place: Place; form: PageForm }[];

beforeAll(async () => {
	await ensureBuilt();
	served = await serve({ ADDRESS_HEADER: 'x-forwarded-for' });
	owner = new Client({ connectionString: served.kring.url });
	await owner.connect();
	places = await placesOfForms(served);
	found = [];
	for (const place of places) {
		const answer = await get(place);
		expect([place.path, answer.status]).toEqual([place.path, 200]);
		const forms = formsIn(answer.html).filter(({ to }) => ['', place.path].includes(to) || to.includes('?/'));
		const first = new Map(forms.toReversed().map((form) => [form.action, form]));
		for (const form of first.values()) found.push({ place, form });
	}
}, 240_000);
afterAll(async () => {
	await owner.end();
	await served.stop();
});

/** Each request from an address of its own: what is counted per address is not what is tested here. */
let sent = 0;
function headers({ cookie }: Place): Record<string, string> {
	sent += 1;
	const address = `198.51.${(sent >> 8) % 256}.${sent % 256}`;
	return { cookie, accept: 'text/html', origin: served.origin, 'x-forwarded-for': address };
}

async function get(place: Place) {
	const answer = await fetch(`${served.origin}${place.path}`, {
		headers: headers(place),
		redirect: 'manual'
	});
	return { status: answer.status, html: await answer.text() };
}

async function post(place: Place, { to }: PageForm, pairs: [string, string][]) {
	const answer = await fetch(new URL(to, `${served.origin}${place.path}`), {
		method: 'POST',
		headers: { ...headers(place), 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(pairs).toString(),
		redirect: 'manual'
	});
	return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
}

/** What stands in every table, as one text: two of them are the same when nothing was written. */
async function everything(): Promise<string> {
	const { rows: tables } = await owner.query<{ name: string }>(
		`select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('command_receipt', 'login_session')`
	);
	const sums = tables.map(
		({ name }) =>
			`select '${name}' as name, md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as sum from "${name}" r`
	);
	const { rows } = await owner.query(`${sums.join(' union all ')} order by name`);
	return JSON.stringify(rows);
}

const nameOf = ({ place, form }: { place: Place; form: PageForm }) => `${place.route} ?/${form.action}`;
const texts = (form: PageForm) => form.controls.filter(({ kind }) => kind === 'text');

/** What could be typed there, so that only the field under test is wrong. */
function fitting({ type, value, required }: Control): string {
	if (value !== '' || !required) return value;
	const fits: Record<string, string> = {
		email: 'iemand@voorbeeld.example',
		date: '2030-05-05',
		time: '13:30'
	};
	return fits[type] ?? 'Dat';
}

/** The form with everything filled in that must be, and one thing in another way. */
function filled(form: PageForm, changed: Control | null, value = ''): [string, string][] {
	const rest = asSent(form).filter(([name]) => name !== changed?.name);
	const typed = new Map(texts(form).map((control) => [control.name, fitting(control)]));
	const taken = form.controls.flatMap(({ kind, name, required, options }): [string, string][] =>
		kind === 'choice' && required && name !== changed?.name ? [[name, options.find(Boolean) ?? '']] : []
	);
	const pairs = rest.map(([name, now]): [string, string] => [name, typed.get(name) ?? now]);
	return [...pairs, ...taken, ...(changed ? [[changed.name, value] as [string, string]] : [])];
}

/** More than fits, of the kind that the field takes. */
function tooLong({ type, maxlength }: Control): string {
	const many = 'lang '.repeat((maxlength ?? 10_000) / 5 + 1).slice(0, (maxlength ?? 10_000) + 1);
	return type === 'email' ? `${'a'.repeat(many.length - 18)}@voorbeeld.example` : many.replace(/ $/, 'x');
}

test('every form action of the build stands on a page here, or is proved elsewhere', async () => {
	const seen = new Set(found.map(nameOf));
	const { actions } = served;
	expect(actions.length).toBeGreaterThan(80);
	expect(actions.filter((name) => !seen.has(name) && !(name in ELSEWHERE))).toEqual([]);
	expect(Object.keys(ELSEWHERE).filter((name) => seen.has(name) || !actions.includes(name))).toEqual([]);
});

rule(
	'H96',
	'a report of which a script sent the texts by itself keeps them when the form is refused',
	async () => {
		const report = found.filter(
			({ place, form }) =>
				place.route.endsWith('/report') && form.controls.some(({ name }) => name.includes('.seen.'))
		);
		expect(report.length).toBeGreaterThan(0);
		const before = await everything();
		for (const { place, form } of report) {
			const stands = texts(form).filter(({ name }) => name.startsWith('blocks.'));
			expect(stands.some(({ value }) => value !== '')).toBe(true);
			// Such a form says what stands in each part, and has no names for the parts themselves.
			const pairs = asSent(form)
				.filter(([name]) => !stands.some((control) => control.name === name))
				.map(([name, value]): [string, string] => [name, name === 'version' ? '999999' : value]);
			const answer = await post(place, form, pairs);
			expect(answer.status).toBe(409);
			const again = formsIn(answer.html).find(({ action }) => action === form.action);
			const now = new Map(again?.controls.map(({ name, value }) => [name, value]));
			for (const { name, value } of stands) expect([name, now.get(name)]).toEqual([name, value]);
		}
		expect(await everything()).toBe(before);
	},
	60_000
);

test('every text that can be typed has a most, and one sign more is refused at the field', async () => {
	const before = await everything();
	const wrong: string[] = [];
	for (const one of found) {
		for (const control of texts(one.form)) {
			if (['date', 'time', 'number'].includes(control.type)) continue;
			const at = `${nameOf(one)} ${control.name}`;
			if (isFree(at) || redraws(one.form)) continue;
			if (control.maxlength === null) {
				wrong.push(`${at} has no most`);
				continue;
			}
			const typed = tooLong(control);
			const answer = await post(one.place, one.form, filled(one.form, control, typed));
			const again = formsIn(answer.html).flatMap(({ controls }) => controls);
			const field = again.find(({ name, error }) => name === control.name && error);
			if (answer.status !== 400) wrong.push(`${at} ${answer.status}`);
			else if (!field?.error) wrong.push(`${at} says nothing at the field`);
			if (!wordsIn(answer.html).includes(typed)) wrong.push(`${at} loses what was typed`);
		}
	}
	expect(wrong).toEqual([]);
	expect(await everything()).toBe(before);
}, 240_000);

test('what must be there and is not is asked for at the field', async () => {
	const before = await everything();
	const wrong: string[] = [];
	for (const one of found) {
		for (const control of texts(one.form).filter(({ required }) => required)) {
			const at = `${nameOf(one)} ${control.name}`;
			if (isFree(at) || redraws(one.form)) continue;
			const answer = await post(one.place, one.form, filled(one.form, control, ' '));
			const again = formsIn(answer.html).flatMap(({ controls }) => controls);
			if (answer.status !== 400) wrong.push(`${at} ${answer.status}`);
			else if (!again.some(({ name, error }) => name === control.name && error))
				wrong.push(`${at} says nothing at the field`);
			else if (!again.find(({ error }) => error)?.first) wrong.push(`${at} is not where the page opens`);
			const words = wordsIn(answer.html);
			for (const other of texts(one.form)) {
				const kept = fitting(other);
				if (other.name !== control.name && kept !== '' && !words.includes(kept))
					wrong.push(`${at} loses what was typed in ${other.name}`);
			}
		}
	}
	expect(wrong).toEqual([]);
	expect(await everything()).toBe(before);
}, 240_000);

test('what no page would send is refused in words, whatever it is', async () => {
	const before = await everything();
	const wrong: string[] = [];
	for (const one of found) {
		const given = one.form.controls.filter(
			({ kind, type, name }) =>
				name !== '_key' &&
				!isFree(`${nameOf(one)} ${name}`) &&
				(kind !== 'text' || ['date', 'time', 'number'].includes(type))
		);
		for (const control of given.filter(({ kind }) => kind !== 'box')) {
			for (const value of ['☃', '00000000-0000-0000-0000-000000000000', '99999999999']) {
				const answer = await post(one.place, one.form, filled(one.form, control, value));
				const said = wordsIn(answer.html).trim().length > 0;
				const refused = answer.status >= 400 && answer.status < 500;
				if (!(refused || (redraws(one.form) && answer.status === 200)) || !said)
					wrong.push(`${nameOf(one)} ${control.name}=${value} ${answer.status}`);
			}
		}
		for (const control of texts(one.form)) {
			const at = `${nameOf(one)} ${control.name}`;
			if (isFree(at)) continue;
			const nested: [string, string][] = [
				...filled(one.form, null).filter(([name]) => name !== control.name),
				[`${control.name}.a.b`, 'x']
			];
			const answer = await post(one.place, one.form, nested);
			if (answer.status >= 500 || (answer.status < 400 && !redraws(one.form)))
				wrong.push(`${at} nested ${answer.status}`);
		}
	}
	expect(wrong).toEqual([]);
	expect(await everything()).toBe(before);
}, 240_000);

/** Everything filled in with something of its own, as somebody would who means it. */
function meant(form: PageForm, words: string): [string, string][] {
	const own = new Map(
		texts(form).map((control) => [control.name, control.value || fitting({ ...control, required: true })])
	);
	const chosen = form.controls.flatMap(({ kind, name, value, options }): [string, string][] =>
		kind === 'choice' && value === '' ? [[name, options.find(Boolean) ?? '']] : []
	);
	const key = form.controls
		.filter(({ name }) => name === '_key')
		.map(({ value }) => ['_key', value] as const);
	const pairs = asSent(form).map(([name, now]): [string, string] => {
		const typed = own.get(name);
		// The lines of a list differ: the same one twice is refused.
		const said = /\.\d+\.text$/.test(name) ? `${words} ${name}` : words;
		return [name, typed === 'Dat' ? said : (typed ?? now)];
	});
	return [...pairs, ...chosen, ...key.map(([name, value]): [string, string] => [name, value])];
}

test('what somebody else changed in the meantime is said, and what was typed is still there', async () => {
	const before = await everything();
	const versioned = found.filter(
		({ form }) =>
			!redraws(form) && form.controls.some(({ name }) => name === 'version') && texts(form).length > 0
	);
	expect(new Set(versioned.map(nameOf)).size).toBeGreaterThan(3);
	for (const { place, form } of versioned) {
		const late = meant(form, 'Mijn eigen woorden').map(([name, value]): [string, string] =>
			name === 'version' ? [name, String(Number(value) + 7)] : [name, value]
		);
		const answer = await post(place, form, late);
		expect([nameOf({ place, form }), answer.status]).toEqual([nameOf({ place, form }), 409]);
		if (late.some(([, value]) => value.startsWith('Mijn eigen woorden')))
			expect(wordsIn(answer.html), nameOf({ place, form })).toContain('Mijn eigen woorden');
	}
	expect(await everything()).toBe(before);
}, 60_000);

/** The ids in a form of the things it is about: somebody else may have taken these away meanwhile. */
const idsIn = (form: PageForm) =>
	form.controls.filter(({ kind, name, value }) => kind === 'hidden' && /Id$/.test(name) && value !== '');

/** An id of the same kind that nothing has. */
const gone = ({ value }: Control) => (/^[0-9a-f-]{36}$/.test(value) ? randomUUID() : 'weg');

test('what a form is about is gone meanwhile: the page says so, also where the form itself no longer stands', async () => {
	const before = await everything();
	const wrong: string[] = [];
	// A phone in a meeting sends by its own script, and says there what became of it.
	const about = found.filter(
		({ form, place }) =>
			!place.route.endsWith('/phone') && idsIn(form).some(({ name }) => !isFree(` ${name}`))
	);
	expect(new Set(about.map(nameOf)).size).toBeGreaterThan(15);
	for (const one of about) {
		for (const control of idsIn(one.form)) {
			const at = `${nameOf(one)} ${control.name}`;
			if (isFree(at)) continue;
			const answer = await post(one.place, one.form, filled(one.form, control, gone(control)));
			if (answer.status < 400 || answer.status >= 500) wrong.push(`${at} ${answer.status}`);
			else if (alertsIn(answer.html).length === 0) wrong.push(`${at} says nothing`);
		}
	}
	expect(wrong).toEqual([]);
	expect(await everything()).toBe(before);
}, 60_000);

// The last one: it does write, and the pages are no longer what they were.
test('a form that is pressed twice is carried out once', async () => {
	const done: string[] = [];
	for (const { place, form } of found) {
		if (redraws(form) || !form.controls.some(({ name }) => name === '_key')) continue;
		const now = formsIn((await get(place)).html).find(({ to }) => to === form.to);
		if (!now) continue;
		const pairs = meant(now, 'Iets nieuws');
		const [first, state] = [await post(place, now, pairs), await everything()];
		const second = await post(place, now, pairs);
		const name = nameOf({ place, form });
		expect([name, second.status, second.to]).toEqual([name, first.status, first.to]);
		expect([name, await everything()]).toEqual([name, state]);
		if (first.status === 303) done.push(name);
	}
	expect(new Set(done).size, done.join(', ')).toBeGreaterThan(25);
}, 120_000);
