import { raise } from '#commons/questions/commands.server.ts';
import { addMember, sendPersonalLink } from '#commons/people/commands.server.ts';
import { pauseNetwork } from '#commons/network/life/commands.server.ts';
import { closeCall } from '#lifecycle/announce/call/commands.server.ts';
import { register } from '#lifecycle/announce/registration/commands.server.ts';
import { proposeRules } from '#lifecycle/begin/agreements/commands.server.ts';
import { proposeAgreement } from '#lifecycle/begin/agreements/process/commands.server.ts';
import { planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { useTemplate } from '#lifecycle/convene/agenda/filling/commands.server.ts';
import { makeMethod } from '#methods/own/commands.server.ts';
import { addStep } from '#methods/own/steps/commands.server.ts';
import { templates } from '#methods/library/model.ts';
import { createToken } from '#platform/auth/commands.server.ts';
import { openSeat } from '#platform/auth/doors.server.ts';
import { enterNetwork } from '#platform/auth/mint.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork, onPlatform } from '#platform/db/access.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { people, registerAll } from './full-network.ts';
import { atMeeting, inside, signIn, type TestKring } from './kring.ts';
import { announcedNetwork, draftNetwork, mailsTo, secretIn, valueOf, versionOf } from './networks.ts';
import type { Served } from './served.ts';
import { makeWrapped, type WrappedRoom } from './wrapped-room.ts';

/** A page with forms, and who looks at it. */
export interface Place {
	/** The route, as the build calls it. */
	route: string;
	path: string;
	cookie: string;
}

/** Fills an installation until every form of it stands on some page, and says where. */
export async function placesOfForms(served: Served): Promise<Place[]> {
	const { kring, slug, cookies } = served;
	const place = (route: string, path: string, cookie = '') => ({ route, path, cookie });
	const leader = cookies.facilitator;
	const secrets = await fillAnnounced(served);
	const draft = await draftNetwork(kring, 'Nog niet');
	const hilde = `kring_login=${draft.login}`;
	const wrapping = await wrappedUp(kring);
	const over = await reported(kring, 'long ago');
	const unsent = await reported(kring, null);
	const leaving = await reported(kring, 'now');
	const closed = await announcedNetwork(kring);
	const paused = await announcedNetwork(kring);
	const stops = [
		await execute(kring.runtime, closeCall, closed.scope, { version: await versionOf(kring, closed.scope) }),
		await execute(kring.runtime, pauseNetwork, paused.scope, {
			version: await versionOf(kring, paused.scope),
			reason: 'Even wachten.'
		})
	];
	stops.forEach(valueOf);
	const meeting = (room: WrappedRoom) => `/n/${room.slug}/meetings/1`;
	const network = (name: string) => [`/n/[network]/${name}`, `/n/${slug}/${name}`] as const;
	return [
		place('/call/[network]', `/call/${slug}`),
		place('/join', '/join'),
		place('/sign-in', '/sign-in'),
		place('/sign-in', '/sign-in?sent&email=beheer%40kring.example'),
		place('/registration/[secret]', `/registration/${secrets.unconfirmed}`),
		place('/registration/[secret]', `/registration/${secrets.confirmed}`),
		place('/me/[secret]', `/me/${secrets.personal}`),
		place('/sign-in/[link]', `/sign-in/${newSecret()}`),
		place('/join/[code]', `/join/${wrapping.code}`),
		place('/join/[code]', `/join/${wrapping.code}`, wrapping.absent),
		place('/account', '/account', cookies.administrator),
		place('/admin/people', '/admin/people', cookies.administrator),
		place('/networks/new', '/networks/new', cookies.administrator),
		...['agreements', 'call', 'meetings', 'methods', 'people', 'programme', 'questions'].map((name) =>
			place(...network(name), leader)
		),
		place('/n/[network]/methods/[method]', `/n/${slug}/methods/${secrets.method}`, leader),
		place('/n/[network]/methods/[method]/edit', `/n/${slug}/methods/${secrets.method}/edit`, leader),
		...[draft, closed, paused].map((one) => place('/n/[network]/call', `/n/${one.slug}/call`, hilde)),
		...['goal', 'kind', 'meetings', 'promises', 'commitments', 'practical'].map((step) =>
			place('/n/[network]/setup/[step]', `/n/${draft.slug}/setup/${step}`, hilde)
		),
		place('/n/[network]/meetings/[meeting]', `/n/${slug}/meetings/1`, leader),
		place('/n/[network]/meetings/[meeting]', `/n/${slug}/meetings/1?edit=${secrets.item}`, leader),
		place('/n/[network]/meetings/[meeting]', `/n/${slug}/meetings/2`, leader),
		place('/n/[network]/meetings/[meeting]', `/n/${slug}/meetings/1`, secrets.member),
		place('/n/[network]', `/n/${slug}`, secrets.member),
		place('/n/[network]/agreements', `/n/${slug}/agreements`, secrets.member),
		place('/n/[network]/questions', `/n/${slug}/questions`, secrets.member),
		place('/n/[network]/meetings/[meeting]/wrap-up', `${meeting(wrapping.room)}/wrap-up`, wrapping.lead),
		place(
			'/n/[network]/meetings/[meeting]/wrap-up',
			`${meeting(wrapping.begins)}/wrap-up`,
			wrapping.beginner
		),
		place(
			'/n/[network]/meetings/[meeting]/evaluation',
			`${meeting(wrapping.room)}/evaluation`,
			wrapping.asker
		),
		place('/n/[network]/meetings/[meeting]/paper', `${meeting(wrapping.room)}/paper`, wrapping.lead),
		place('/n/[network]/meetings/[meeting]/phone', `${meeting(wrapping.room)}/phone`, wrapping.absent),
		place('/n/[network]/meetings/[meeting]/phone', `${meeting(wrapping.room)}/phone`, wrapping.asker),
		place('/n/[network]/meetings/[meeting]/cockpit', `/n/${slug}/meetings/1/cockpit`, leader),
		place('/n/[network]', `/n/${over.room.slug}`, over.member),
		place('/n/[network]/evaluation', `/n/${over.room.slug}/evaluation`, over.lead),
		place('/n/[network]/meetings/[meeting]/evaluation', `${meeting(over.room)}/evaluation`, over.member),
		place('/n/[network]/meetings/[meeting]/evaluation', `${meeting(over.room)}/evaluation`, over.lead),
		place('/n/[network]/meetings/[meeting]/report', `${meeting(over.room)}/report`, over.member),
		place('/n/[network]/meetings/[meeting]/report', `${meeting(over.room)}/report`, over.absent),
		place('/n/[network]/meetings/[meeting]/report', `${meeting(over.room)}/report`, over.lead),
		place('/n/[network]/meetings/[meeting]/report', `${meeting(over.room)}/report?edit`, over.lead),
		place('/n/[network]/meetings/[meeting]/report', `${meeting(unsent.room)}/report`, unsent.lead),
		place('/n/[network]/meetings/[meeting]/report', `${meeting(leaving.room)}/report`, leaving.lead)
	];
}

const TEMPLATE = templates[0]?.id ?? '';

/** Two who registered, one of whom has not confirmed; a member with a seat; questions, rules and agreements. */
async function fillAnnounced({ kring, slug, cookies }: Served) {
	const { runtime } = kring;
	const lead = await inside(kring, slug, cookies.facilitator.replace('kring_login=', ''));
	const entry = await enterNetwork(runtime.db, slug, { login: null, seat: null }, runtime.clock.now());
	const [an, bart] = people;
	if (!entry || !an || !bart) throw new Error('nobody to register');
	await registerAll(kring, slug, [an]);
	const confirmed = secretIn((await mailsTo(kring, an.email))[0]?.text ?? '', 'registration');
	const told = { ...bart, firstQuestion: bart.question, consent: true, language: 'nl' };
	const asked = await inNetwork(runtime.db, lead.networkId, (trx) =>
		trx.selectFrom('commitment').select('id').execute()
	);
	const commitments = Object.fromEntries(asked.map(({ id }) => [id, true]));
	valueOf(await execute(runtime, register, entry.public, { ...told, commitments }));
	const unconfirmed = secretIn((await mailsTo(kring, bart.email))[0]?.text ?? '', 'registration');
	const person = { firstName: 'Els', lastName: 'Goossens', email: 'els@voorbeeld.example', language: 'nl' };
	const { memberId } = valueOf(await execute(runtime, addMember, lead, person));
	valueOf(await execute(runtime, sendPersonalLink, lead, { memberId }));
	const personal = secretIn((await mailsTo(kring, person.email)).at(-1)?.text ?? '', 'me');
	const member = await seatOf(kring, lead.networkId, memberId);
	for (const text of ['Hoe begin je?', 'Hoe hou je het vol?'])
		valueOf(await execute(runtime, raise, lead, { text }));
	valueOf(await execute(runtime, proposeRules, lead, { texts: ['Bellen doen we buiten.'] }));
	valueOf(await execute(runtime, proposeRules, lead, { texts: ['Iedereen spreekt uit.'], adopt: true }));
	valueOf(await execute(runtime, proposeAgreement, lead, { text: 'We kiezen telkens een gastheer.' }));
	valueOf(await execute(runtime, useTemplate, await atMeeting(kring, lead, 1), { template: TEMPLATE }));
	const item = await inNetwork(runtime.db, lead.networkId, (trx) =>
		trx.selectFrom('agenda_item').select('id').orderBy('position').executeTakeFirstOrThrow()
	);
	const { id: method } = valueOf(await execute(runtime, makeMethod, lead, { name: 'Onze ronde' }));
	valueOf(await execute(runtime, addStep, lead, { id: method, version: 1, kind: 'form' }));
	const second = {
		title: 'Nog eens',
		kind: 'ordinary',
		day: '2030-03-17',
		startTime: '13:00',
		endTime: '16:30'
	};
	valueOf(await execute(runtime, planMeeting, lead, { ...second, place: 'Gent' }));
	const administrator = await signIn(kring, { email: 'beheer@kring.example' });
	valueOf(await execute(runtime, createToken, administrator.scope, { name: 'Rooster' }));
	return { confirmed, unconfirmed, personal, member, method, item: item.id };
}

/** A meeting that wraps up: an open question, something that was parked, and somebody at home. */
async function wrappedUp(kring: TestKring) {
	const names = ['An', 'Bart', 'Chris', 'Dorien', 'Els'];
	const room = await makeWrapped(kring, { names, here: names.slice(0, 4), askers: names.slice(0, 4) });
	const an = room.at['An'];
	if (!an) throw new Error('An is not here');
	const runs = [
		await room.does(an, 'stage.park', { text: 'Hoe zit het met loon?' }),
		await room.does(room.lead, 'recap.begin')
	];
	for (const name of ['Chris', 'Dorien']) {
		const said = { questionId: room.questions[name], outcome: 'unanswered' };
		runs.push(await room.does(room.at[name] ?? an, 'recap.confirmOutcome', said));
	}
	runs.forEach(valueOf);
	const begins = await makeWrapped(kring);
	const [{ code } = { code: '' }] = await room.look((trx) =>
		trx.selectFrom('meeting').select('join_code as code').where('id', '=', room.meetingId).execute()
	);
	return {
		room,
		begins,
		code,
		lead: `kring_login=${room.login}`,
		beginner: `kring_login=${begins.login}`,
		asker: await seatOf(kring, room.networkId, room.members['An'] ?? ''),
		absent: await seatOf(kring, room.networkId, room.members['Els'] ?? '')
	};
}

/** A meeting that is over, with its report sent or not, four answers, and a correction that waits. */
async function reported(kring: TestKring, sent: 'long ago' | 'now' | null) {
	const now = kring.runtime.clock.now();
	kring.setNow(new Date(now.getTime() - 3_600_000));
	const names = ['An', 'Bart', 'Chris', 'Dorien', 'Els', 'Filip'];
	const room = await makeWrapped(kring, { names, here: names.slice(0, 5), askers: ['Filip'] });
	const scope = (name: string) => room.at[name] ?? room.lead;
	const questionId = room.questions['Filip'];
	const runs = [await room.does(room.lead, 'evaluation.open', { template: 'klankbordgroep' })];
	for (const name of names.slice(1, 5)) {
		const answers = { content: { mark: 7, comment: '' } };
		runs.push(await room.does(scope(name), 'evaluation.answer', { secret: newSecret(), answers }));
	}
	runs.push(await room.does(room.lead, 'recap.begin'));
	runs.push(await room.does(room.lead, 'recap.proposeOutcome', { questionId, outcome: 'partly_answered' }));
	runs.push(await room.does(room.lead, 'recap.send', { questionId, to: 'next_meeting' }));
	runs.push(await room.does(room.lead, 'recap.proposeNext', { keep: [], extra: 'Praten over loon' }));
	runs.push(await room.does(room.lead, 'recap.close'));
	const adjustment = { asked: 'meer tijd in groepjes', change: 'twee groepen' };
	runs.push(await room.does(room.lead, 'evaluation.adjust', adjustment));
	if (sent === 'long ago') runs.push(await room.does(room.lead, 'report.send', { version: 1 }));
	kring.setNow(now);
	const words = { about: 'Aanwezig', text: 'Els was er ook.' };
	if (sent === 'long ago') runs.push(await room.does(scope('Bart'), 'report.proposeCorrection', words));
	if (sent === 'now') runs.push(await room.does(room.lead, 'report.send', { version: 1 }));
	runs.forEach(valueOf);
	return {
		room,
		lead: `kring_login=${room.login}`,
		member: await seatOf(kring, room.networkId, room.members['An'] ?? ''),
		absent: await seatOf(kring, room.networkId, room.members['Filip'] ?? '')
	};
}

/** A cookie of a browser that sits in the room as this member. */
async function seatOf(kring: TestKring, networkId: string, memberId: string): Promise<string> {
	const token = newSecret();
	const now = kring.runtime.clock.now();
	const seat = { id: newId(), networkId, memberId, token, agent: 'test', byLink: true };
	const later = new Date(now.getTime() + 86_400_000);
	await onPlatform(kring.runtime.db, (trx) => openSeat(trx, seat, now, later));
	return `kring_seat=${token}`;
}
