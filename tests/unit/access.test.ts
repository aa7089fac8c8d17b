import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import type { AnyCommand } from '#platform/commands/command.ts';
import { execute } from '#platform/commands/execute.ts';
import type { Scopes } from '#platform/auth/scope.ts';
import { inNetwork } from '#platform/db/access.ts';
import { commands } from '#routes/registry.server.ts';
import { viewerOf } from '#routes/room.server.ts';
import { atMeeting, startKring } from '#tests/support/kring.ts';
import { announcedNetwork, draftNetwork, valueOf } from '#tests/support/networks.ts';
import { sql } from 'kysely';

// Who may ask for what. It stands here on purpose a second time, beside the policies: a new command that is not in the table
// fails, and so does a policy that becomes wider or narrower than somebody decided.

const INSIDE = [
	'facilitator',
	'cofacilitator',
	'convenor',
	'member',
	'expert',
	'host',
	'guest',
	'seat'
] as const;
const LEADERS = ['facilitator', 'cofacilitator', 'convenor'];
const PARTICIPANTS = ['member', 'host', 'guest', 'seat'];

/** For oneself, and for somebody else: who may. */
interface Allowed {
	own: readonly string[];
	other: readonly string[];
	names: string;
}

const table: readonly Allowed[] = [
	{
		own: LEADERS,
		other: LEADERS,
		names: `network.changeGoal network.changeKind network.changeMeetings network.changePromises
			network.changeCommitments network.changePractical network.saveCall network.publishCall network.closeCall
			network.reopenCall network.pause network.resume network.cancel registration.accept registration.wait
			registration.decline registration.remind people.add people.inviteFacilitator people.end people.sendLink
			question.merge meetings.plan meetings.change meetings.cancel meetings.invite agenda.useTemplate agenda.add
			agenda.change agenda.move agenda.remove agenda.linkQuestion agenda.placeParked agenda.liftParked agenda.lock agenda.copy agenda.undo programme.change
			methods.make methods.describe methods.share methods.remove methods.bring methods.addStep methods.changeStep
			methods.moveStep methods.removeStep vote.handIn vote.castPaper
			form.handIn form.typeIn weigh.handIn weigh.typeIn consult.typeCase consult.typeEntry
			write.addLater turn.raiseLater exchange.saveLater present.askLater talk.noteLater track.writeLater weigh.noteLater
			evaluation.enterPaperLater draft.fillLater form.handInLater form.typeInLater consult.typeCaseLater consult.typeEntryLater
			write.reveal write.hide
			write.spotlight pair.nextRound pair.previousRound pair.pause pair.extend pair.setPace pair.plan
			group.nextRound group.previousRound group.pause group.extend group.mix group.swap group.move group.undo group.keep group.setRule group.report talk.remove
			turn.begin turn.back turn.callUp turn.readBack turn.merge cluster.merge cluster.split cluster.undo
			cluster.promote cluster.makeTheme vote.close vote.reopen vote.amend vote.addOption vote.removeOption stage.openLobby stage.start stage.next
			stage.back stage.skipTo stage.insert stage.doNext stage.leaveOut stage.wrapUp stage.extend stage.pause stage.resume stage.handOver
			balance.turnOn balance.turnOff balance.floor balance.takeBack
			stage.noteForReport stage.rescue stage.showQuestion stage.writeQuestion stage.markMessage stage.markPresent evaluation.open evaluation.enterPaper evaluation.adjust
			evaluation.dropAdjustment recap.begin recap.mark recap.proposeOutcome recap.sendRest recap.triage
			rules.word rules.adopt rules.adoptClusters rules.amend rules.retire agreements.move
			recap.proposeNext recap.close report.save report.update report.caret report.leaveCorrection report.send report.undoSend consult.show consult.give consult.seat consult.planOffer
			exchange.withhold exchange.reveal exchange.hide exchange.look
			weigh.addItem weigh.removeItem weigh.reveal weigh.hide weigh.look form.close form.reopen form.look
			draft.fill draft.reveal draft.hide draft.look present.give
			track.begin track.next track.back track.extend track.tell track.place track.reporter track.tip`
	},
	{
		own: INSIDE,
		other: LEADERS,
		names: 'meetings.answer write.add present.ask exchange.save turn.next turn.pass turn.raise stage.leave'
	},
	// Whether this question, note or step is theirs is asked of the thing itself, where it is changed.
	{
		own: INSIDE,
		other: INSIDE,
		names: `question.raise question.correct question.withdraw write.change write.remove write.ready write.join
			talk.note turn.correct turn.withdraw cluster.create cluster.name cluster.move vote.cast stage.park stage.callForQuestion stage.tellLead stage.takeBackMessage
			thanks.give thanks.open thanks.takeBack
			stage.arrive recap.confirmOutcome recap.send rules.remind exchange.remove weigh.note weigh.takeBack weigh.place form.answer
			draft.join draft.update draft.caret present.turn present.view present.link present.quiet present.addSlide
			present.removeSlide present.withdraw present.support present.mark track.join track.write`
	},
	{
		own: PARTICIPANTS,
		other: PARTICIPANTS,
		names: `evaluation.answer recap.consent consult.bring consult.write consult.remove consult.rate consult.keep
			consult.remain consult.decide consult.followUp consult.stop`
	},
	{
		own: ['member', 'host', 'seat'],
		other: ['member', 'host', 'seat'],
		names: 'consult.offer consult.withdrawOffer'
	},
	{
		own: INSIDE.filter((who) => who !== 'guest'),
		other: INSIDE.filter((who) => who !== 'guest'),
		names: 'report.addTip report.proposeCorrection rules.propose agreements.propose'
	}
];

/** Outside of any network: anybody, whoever is signed in, or only some. */
const outside: Record<string, string> = {
	stranger: 'auth.requestSignIn auth.signInByLink auth.signInByCode',
	public: `registration.submit registration.confirm registration.correct registration.withdraw stage.join
		stage.takeSeat`,
	person: 'auth.endLogin auth.endAllLogins auth.changePerson auth.createToken auth.endToken',
	creator: 'network.create',
	administrator: 'auth.allowCreator'
};

const OWN = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const own = { memberId: null, forMemberId: null, group: null, person: OWN };
const other = { memberId: OTHER, forMemberId: OTHER, group: 1, person: OTHER };
const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** A scope as platform/auth would make it; the law of scopes proves that nothing else does. */
function scope(who: string, rights = {}): Scopes[keyof Scopes] {
	const role = who === 'seat' ? 'member' : who;
	const door = who === 'seat' ? 'seat' : 'person';
	const made = { networkId: OWN, meetingId: OWN, memberId: OWN, personId: OWN, role, door, ...rights };
	return made as unknown as Scopes[keyof Scopes];
}

const allows = (command: AnyCommand, who: string, input: object, rights = {}) =>
	command.allow(scope(who, rights), input);

test('every command stands in the table, once', () => {
	const listed = [...table.map(({ names }) => names), ...Object.values(outside)].flatMap(words);
	expect(listed.toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

test('every command lets exactly those ask for it who may', () => {
	for (const { own: mine, other: theirs, names } of table) {
		for (const name of words(names)) {
			const command = commands.find((one) => one.name === name);
			if (!command) throw new Error(`no ${name}`);
			expect(['network', 'meeting'], name).toContain(command.scope);
			expect(
				INSIDE.filter((who) => allows(command, who, own)),
				name
			).toEqual(mine);
			expect(
				INSIDE.filter((who) => allows(command, who, other)),
				`${name} for somebody else`
			).toEqual(theirs);
		}
	}
});

test('a phone is for who is inside; a cockpit, a screen and the desk of the report are for who leads', () => {
	for (const surface of ['phone', 'cockpit', 'screen', 'desk'] as const) {
		const may = INSIDE.filter((who) => viewerOf(scope(who) as Scopes['meeting'], surface) !== null);
		expect(may, surface).toEqual(surface === 'phone' ? INSIDE : LEADERS);
	}
});

test('what only some people may do outside of networks is theirs alone', () => {
	const rights = [
		['creator', { administrator: false, mayCreateNetworks: true }],
		['person', { administrator: false, mayCreateNetworks: false }]
	] as const;
	for (const [kind, names] of Object.entries(outside)) {
		for (const name of words(names)) {
			const command = commands.find((one) => one.name === name);
			if (!command) throw new Error(`no ${name}`);
			if (kind === 'stranger' || kind === 'public') expect(command.scope, name).toBe(kind);
			else expect(command.scope, name).toBe('person');
			for (const [who, has] of rights) {
				const may = !(kind === 'administrator' || (kind === 'creator' && who === 'person'));
				expect(allows(command, 'person', own, has), `${name} by a ${who}`).toBe(may);
			}
			expect(allows(command, 'person', own, { administrator: true, mayCreateNetworks: false }), name).toBe(
				true
			);
		}
	}
});

test('who leads one network does nothing to another, whatever ids they send', async () => {
	const kring = await startKring();
	try {
		const { runtime } = kring;
		const there = await announcedNetwork(kring);
		const meeting = {
			title: 'Start',
			kind: 'kickoff',
			day: '2030-01-17',
			startTime: '13:00',
			endTime: '16:30'
		};
		valueOf(await execute(runtime, planMeeting, there.scope, { ...meeting, place: 'Gent' }));
		const here = await draftNetwork(kring, 'Een ander netwerk');
		valueOf(await execute(runtime, planMeeting, here.scope, { ...meeting, place: 'Brugge' }));
		const [mine, theirs] = [await atMeeting(kring, here.scope, 1), await atMeeting(kring, there.scope, 1)];
		const before = await contentOf(there.scope.networkId);
		const id = theirs.meetingId;
		const ids =
			'itemId questionId intoId runId noteId clusterId into from registrationId memberId person meetingId';
		const input = {
			...Object.fromEntries(words(ids).map((name) => [name, id])),
			...{ memberId: there.scope.memberId, networkId: there.scope.networkId, version: 1, text: 'Gekaapt' },
			...{ title: 'Gekaapt', place: 'Gekaapt', day: '2030-02-01', startTime: '09:00', endTime: '12:00' },
			...{
				minutes: 5,
				to: 0,
				at: 0,
				answer: 'yes',
				reason: 'Gekaapt',
				kind: 'ordinary',
				seconds: 60,
				round: 1
			}
		};
		for (const command of commands) {
			if (command.scope !== 'network' && command.scope !== 'meeting') continue;
			await execute(runtime, command, command.scope === 'network' ? here.scope : mine, input);
		}
		expect(await contentOf(there.scope.networkId)).toBe(before);

		async function contentOf(networkId: string): Promise<string> {
			const hash = createHash('sha256');
			await inNetwork(runtime.db, networkId, async (trx) => {
				const { rows } = await sql<{ name: string }>`
					select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
					where c.relkind = 'r' and a.attname = 'network_id' and c.relnamespace = 'public'::regnamespace
						and c.relname not in ('mail', 'login_session') order by 1`.execute(trx);
				for (const { name } of rows) {
					const content = await sql`select t::text as row from ${sql.table(name)} t
						where network_id = ${networkId} order by 1`.execute(trx);
					hash.update(`${name} ${JSON.stringify(content.rows)}`);
				}
			});
			return hash.digest('hex');
		}
	} finally {
		await kring.stop();
	}
}, 60_000);
