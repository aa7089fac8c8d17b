import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { writeToken } from '#platform/auth/cookies.ts';
import { openDoor } from '#platform/auth/doors.server.ts';
import { enterMeeting, enterNetwork } from '#platform/auth/mint.server.ts';
import { leads, type PublicScope } from '#platform/auth/scope.ts';
import { execute } from '#platform/commands/execute.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { addressKey, mayDo, mayTry } from '#platform/limits.ts';
import { codeLength, readCode } from '#ui/code-signs.ts';
import { arrive, join } from '#lifecycle/convene/stage/joining/commands.server.ts';
import {
	candidatesBehind,
	plateBehind,
	selfBehind
} from '#lifecycle/convene/stage/joining/door/queries.server.ts';
import { NAME_FORM } from '#lifecycle/convene/stage/joining/door/model.ts';
import type { Candidate, DoorPlate } from '#lifecycle/convene/stage/joining/queries.server.ts';
import { readForm, statusOf } from '#routes/action.server.ts';
import { speak } from '#routes/language.server.ts';
import { agentOf } from '#routes/seat.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Door = { scope: PublicScope; plate: DoorPlate; code: string };

/**
 * Opens the door that the code in the address leads to. Wrong codes are counted per address of the sender and right ones
 * never, because a whole room stands behind one router.
 */
async function door(event: RequestEvent): Promise<Door | 'unknown' | 'too_many'> {
	const { db, clock } = event.locals.runtime;
	const address = addressKey(event.getClientAddress());
	if (!(await mayTry('wrongCodes', address))) return 'too_many';
	const code = readCode(event.params['code'] ?? '');
	const found = code.length === codeLength ? await openDoor(db, 'join_code', code, clock.now()) : null;
	const plate = found && (await plateBehind(db, found.scope, found.thingId));
	if (!found || !plate) {
		await mayDo('wrongCodes', address);
		return 'unknown';
	}
	return { scope: found.scope, plate, code };
}

/** What this browser is already in the network behind the door; null when it is a stranger there. */
async function known(event: RequestEvent, { scope, plate }: Door) {
	const { runtime, tokens } = event.locals;
	if (tokens.login === null && tokens.seat === null) return null;
	const entry = await enterNetwork(runtime.db, scope.slug, tokens, runtime.clock.now());
	const network = entry?.network;
	if (!network) return null;
	return { network, ...(await selfBehind(runtime.db, network, plate.meetingId)) };
}

export const load: PageServerLoad = async (event) => {
	const opened = await door(event);
	if (opened === 'unknown' || opened === 'too_many') return { door: opened } as const;
	const { scope, plate, code } = opened;
	const at = `/n/${scope.slug}/meetings/${plate.number}`;
	const self = await known(event, opened);
	/** Says not to be who this browser is. */
	const stranger = event.url.searchParams.has('stranger');
	if (self?.present && plate.state === 'open' && !leads(self.network.role)) redirect(303, `${at}/phone`);
	return {
		door: plate.state,
		plate,
		code,
		seat: newSecret(),
		key: newId(),
		stranger,
		known: self && { name: self.name, leads: leads(self.network.role), seated: self.network.door === 'seat' },
		cockpit: `${at}/cockpit`,
		keeps: plate.state === 'open' && (!self || stranger) ? NAME_FORM : undefined
	} as const;
};

/** What the page asks when a name was typed: who of these are you? */
interface Asked {
	firstName: string;
	reason: string | null;
	candidates: Candidate[];
}

async function typed(event: RequestEvent) {
	const form = await readForm(event);
	const text = (name: string) => String(form.get(name) ?? '').slice(0, 200);
	return {
		firstName: text('firstName'),
		memberId: text('memberId') || null,
		seat: text('seat'),
		key: text('_key')
	};
}

async function enter(event: RequestEvent, opened: Door, input: Awaited<ReturnType<typeof typed>>) {
	const { firstName, memberId, seat, key } = input;
	const outcome = await execute(
		event.locals.runtime,
		join,
		opened.scope,
		{ code: opened.code, firstName, memberId, seat, agent: agentOf(event) },
		key.length >= 8 ? `${key.slice(0, 40)}:${memberId ?? 'guest'}` : undefined
	);
	if (!outcome.ok) {
		const reason = outcome.fields?.['firstName'] ?? outcome.reason;
		return fail(statusOf(outcome.reason), { firstName, reason, candidates: [] } satisfies Asked);
	}
	const { expires, number } = outcome.value;
	writeToken(event.cookies, event.locals.runtime.origin, 'seat', seat, new Date(expires));
	return redirect(303, `/n/${opened.scope.slug}/meetings/${number}/phone`);
}

/** Whether the seat that this page made was taken already, by an earlier press of the same button. */
async function hasEntered(event: RequestEvent, scope: PublicScope, seat: string): Promise<boolean> {
	const { db, clock } = event.locals.runtime;
	const entry = await enterNetwork(db, scope.slug, { login: null, seat }, clock.now());
	return entry?.network !== null && entry?.network !== undefined;
}

export const actions: Actions = {
	/** Another language: what was typed stays. */
	language: async (event) => {
		const form = await readForm(event);
		await speak(event, form.get('language'));
		const firstName = String(form.get('firstName') ?? '').slice(0, 200);
		return { firstName, reason: null, candidates: [] } satisfies Asked;
	},
	/** A name was typed: asks who that is, or lets a stranger in as a guest. */
	name: async (event) => {
		const opened = await door(event);
		if (typeof opened === 'string') return;
		const input = await typed(event);
		const { scope, plate } = opened;
		const found = await candidatesBehind(event.locals.runtime.db, scope, plate.meetingId, input.firstName);
		const asks = found.length > 0 && plate.state === 'open';
		// A button that is pressed twice finds the guest that the first press made.
		if (asks && !(await hasEntered(event, scope, input.seat))) {
			return { firstName: input.firstName, reason: null, candidates: found } satisfies Asked;
		}
		return enter(event, opened, { ...input, memberId: null });
	},
	/** Says who they are, or that they are somebody else. */
	as: async (event) => {
		const opened = await door(event);
		if (typeof opened === 'string') return;
		return enter(event, opened, await typed(event));
	},
	/** Comes in as who this browser already is. */
	known: async (event) => {
		const opened = await door(event);
		if (typeof opened === 'string') return;
		const self = await known(event, opened);
		const { runtime } = event.locals;
		const scope = self && (await enterMeeting(runtime.db, self.network, opened.plate.number));
		if (scope) await execute(runtime, arrive, scope, {});
		redirect(303, `/n/${opened.scope.slug}/meetings/${opened.plate.number}/phone`);
	}
};
