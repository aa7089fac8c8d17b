import { execute } from '#platform/commands/execute.ts';
import { inNetwork, onPlatform } from '#platform/db/access.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { people, registerAll } from './full-network.ts';
import { inside, signIn, type TestKring } from './kring.ts';
import { announcedNetwork, draftNetwork, valueOf } from './networks.ts';
import { makeWrapped } from './wrapped-room.ts';

/** Somebody at a desk: who they are, their login for a cookie, and the pages that are theirs. */
export interface DeskPerson {
	who: 'facilitator' | 'member' | 'sponsor' | 'administrator';
	personId: string;
	login: string;
	pages: string[];
}

/**
 * A network whose first meeting is over, evaluated and reported and whose second is planned, one whose call stands with
 * people who registered, and one that is only a draft; with whoever sits at a desk of them.
 */
export async function deskNetwork(kring: TestKring): Promise<{ slug: string; desks: DeskPerson[] }> {
	// An hour ago, so that what was sent can be read by now.
	kring.setNow(new Date(Date.now() - 3_600_000));
	const room = await makeWrapped(kring, { names: ['An', 'Bart'], here: ['An', 'Bart'] });
	const must = async (name: string, input: object = {}, scope = room.lead) =>
		valueOf(await room.does(scope, name, input));
	await must('recap.begin');
	await must('evaluation.open', { template: 'klankbordgroep' });
	const answers = { content: { mark: 8, comment: 'Goed dat iedereen aan het woord kwam.' } };
	for (const name of ['An', 'Bart']) {
		await must('evaluation.answer', { secret: newSecret(), answers }, room.at[name]);
	}
	await must(
		'recap.confirmOutcome',
		{ questionId: room.questions['An'], outcome: 'answered' },
		room.at['An']
	);
	await must('recap.close');
	await must('report.send', { version: 1 });
	await room.look((trx) => trx.insertInto('announcement').values({ network_id: room.networkId }).execute());
	await room.look(async (trx) => {
		const run = await trx.selectFrom('step_run').select('id').limit(1).executeTakeFirstOrThrow();
		const [member_a = '', member_b = ''] = Object.values(room.members).toSorted();
		const where = { network_id: room.networkId, meeting_id: room.meetingId, run_id: run.id };
		await trx
			.insertInto('encounter')
			.values({ ...where, round: 1, member_a, member_b })
			.execute();
	});
	const { scope: leader } = await signIn(kring, { email: `hilde@${room.slug}.example` });
	const plan = { title: 'Tweede', kind: 'ordinary', startTime: '13:00', endTime: '16:30', place: 'Gent' };
	const network = await inside(kring, room.slug, room.login);
	valueOf(await execute(kring.runtime, planMeeting, network, { ...plan, day: '2030-02-14' }));

	const called = await announcedNetwork(kring, 2);
	await registerAll(kring, called.slug, people.slice(0, 3));
	const draft = await draftNetwork(kring, 'Nog in de steigers');
	const hilde = await onPlatform(kring.runtime.db, (trx) =>
		trx.selectFrom('person').select('id').where('email', '=', 'hilde@kring.example').executeTakeFirstOrThrow()
	);

	const an = await seated(kring, room.networkId, room.slug, room.members['An'] ?? null);
	const sponsor = await seated(kring, room.networkId, room.slug, null);
	const administrator = await signIn(kring, { email: `beheer@${room.slug}.example`, administrator: true });
	const mail = await onPlatform(kring.runtime.db, (trx) =>
		trx
			.selectFrom('mail')
			.select('id')
			.where('to_email', '=', `an@${room.slug}.example`)
			.executeTakeFirstOrThrow()
	);
	const of = (slug: string, pages: string[]) => pages.map((page) => `/n/${slug}${page}`);
	const shared = [
		'',
		'/people',
		'/questions',
		'/meetings',
		'/meetings/1',
		'/meetings/2',
		'/reports',
		'/evaluation',
		'/agreements'
	];
	const met = ['/meetings/1/report', '/meetings/1/evaluation'];
	const setup = ['goal', 'kind', 'meetings', 'promises', 'commitments', 'practical'];
	return {
		slug: room.slug,
		desks: [
			{
				who: 'facilitator',
				personId: leader.personId,
				login: room.login,
				pages: of(room.slug, [
					...shared,
					...met,
					'/people/met',
					'/meetings/1/wrap-up',
					'/methods',
					'/methods/round_table'
				])
			},
			{
				who: 'facilitator',
				personId: hilde.id,
				login: called.login,
				pages: [
					'/networks',
					'/networks/new',
					'/account',
					...of(called.slug, ['', '/call', '/people']),
					...of(draft.slug, ['', '/call', ...setup.map((step) => `/setup/${step}`)])
				]
			},
			{
				who: 'member',
				...an,
				pages: ['/networks', ...of(room.slug, [...shared, ...met])]
			},
			{ who: 'sponsor', ...sponsor, pages: ['/networks', ...of(room.slug, [''])] },
			{
				who: 'administrator',
				personId: administrator.scope.personId,
				login: administrator.login,
				pages: ['/networks', '/account', '/admin/people', '/admin/outbox', `/admin/outbox/${mail.id}`]
			}
		]
	};
}

/** Somebody signed in as this member, or as a sponsor who comes in now. */
async function seated(
	kring: TestKring,
	networkId: string,
	slug: string,
	memberId: string | null
): Promise<{ personId: string; login: string }> {
	const name = memberId === null ? 'sponsor' : 'an';
	const { scope, login } = await signIn(kring, { email: `${name}@${slug}.example`, name });
	await inNetwork(kring.runtime.db, networkId, async (trx) => {
		if (memberId !== null) {
			await trx
				.updateTable('member')
				.set({ person_id: scope.personId })
				.where('network_id', '=', networkId)
				.where('id', '=', memberId)
				.execute();
			return;
		}
		await trx
			.insertInto('member')
			.values({
				network_id: networkId,
				id: newId(),
				person_id: scope.personId,
				role: 'sponsor',
				first_name: 'Sofie',
				last_name: 'Geens',
				joined_at: kring.runtime.clock.now()
			})
			.execute();
	});
	return { personId: scope.personId, login };
}
