import type { MeetingScope } from '#platform/auth/scope.ts';
import type { Command } from '#platform/commands/command.ts';
import { execute } from '#platform/commands/execute.ts';
import type { Outcome } from '#platform/commands/outcome.ts';
import { inNetwork, type Trx } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { findCommand } from '#routes/registry.server.ts';
import type { TestKring } from './kring.ts';
import { makeRoom, type TestRoom } from './staged-room.ts';

/** A meeting whose agenda is over, with everybody of `here` in the room and a question of each of `askers`. */
export interface WrappedRoom extends TestRoom {
	/** Who is here, by first name. */
	at: Record<string, MeetingScope>;
	/** Questions on the round table, by their asker. */
	questions: Record<string, string>;
	/** Carries out a command of the meeting, as the live route does. */
	does(scope: MeetingScope, name: string, input?: object): Promise<Outcome>;
	/** Looks into the database of the network. */
	look<T>(ask: (trx: Trx) => Promise<T>): Promise<T>;
}

/** Makes one and brings it to its wrapping up. Everybody has a mail address. */
export async function makeWrapped(
	kring: TestKring,
	options: { names?: string[]; here?: string[]; askers?: string[] } = {}
): Promise<WrappedRoom> {
	const { names = ['An', 'Bart', 'Chris'], askers = ['An'] } = options;
	const { here = names } = options;
	const room = await makeRoom(kring, { names });
	const does = (scope: MeetingScope, name: string, input: object = {}) => {
		const command = findCommand(name);
		if (command?.scope !== 'meeting') throw new Error(`${name} is no command of a meeting`);
		return execute(kring.runtime, command as Command<'meeting'>, scope, input);
	};
	const must = async (name: string, input: object = {}) => {
		const outcome = await does(room.lead, name, input);
		if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`);
	};
	const look = <T>(ask: (trx: Trx) => Promise<T>) => inNetwork(kring.runtime.db, room.networkId, ask);
	const questions: Record<string, string> = {};
	await look(async (trx) => {
		for (const [name, id] of Object.entries(room.members)) {
			await trx
				.updateTable('member')
				.set({ email: `${name.toLowerCase()}@${room.slug}.example` })
				.where('network_id', '=', room.networkId)
				.where('id', '=', id)
				.execute();
		}
		for (const name of askers) {
			const id = newId();
			questions[name] = id;
			await trx
				.insertInto('learning_question')
				.values({
					network_id: room.networkId,
					id,
					text: `Hoe pakt ${name} dit aan?`,
					state: 'scheduled',
					asker_id: room.members[name] ?? null,
					meeting_id: room.meetingId,
					raised_at: kring.runtime.clock.now()
				})
				.execute();
			await trx
				.insertInto('agenda_question')
				.values({ network_id: room.networkId, item_id: room.items[1] ?? '', question_id: id })
				.execute();
		}
	});
	await must('stage.openLobby');
	const at: Record<string, MeetingScope> = {};
	for (const name of here) at[name] = (await room.comeIn(name)).scope;
	await must('stage.start');
	for (let step = 0; step < 4; step++) {
		const run = await look((trx) =>
			trx
				.selectFrom('step_run')
				.select('id')
				.where('network_id', '=', room.networkId)
				.where('state', '!=', 'closed')
				.executeTakeFirstOrThrow()
		);
		await must('stage.next', { from: run.id });
	}
	return { ...room, at, questions, does, look };
}
