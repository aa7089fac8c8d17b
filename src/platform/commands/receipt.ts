import { createHash } from 'node:crypto';
import type { ScopeName, Scopes } from '#platform/auth/scope.ts';
import type { Trx } from '#platform/db/access.ts';
import { refuse, type Outcome } from './outcome.ts';

// What makes a command count once. A receipt names no sender, and must still never answer somebody else.

/** Where a receipt stands: a network, or the platform for commands outside of any. */
export interface Receipt {
	place: string;
	key: string;
	/** A hash of the key and the input: a key stands for one command with one input. */
	said: string;
}

const PLATFORM_PLACE = '00000000-0000-0000-0000-000000000000';

/** The network a scope is in, or the place of the platform. */
export function placeOf(scope: Scopes[ScopeName]): string {
	return 'networkId' in scope ? scope.networkId : PLATFORM_PLACE;
}

/** The receipt for a key that a sender chose. */
export function receiptFor(scope: Scopes[ScopeName], givenKey: string, input: unknown): Receipt {
	const said = createHash('sha256')
		.update(`${givenKey}\n${JSON.stringify(input)}`)
		.digest('hex');
	return { place: placeOf(scope), key: receiptKey(scope, givenKey, input), said };
}

/**
 * What stands in the receipt for the key that a sender chose: a hash of the key together with who sent it. The same key
 * of somebody else is another receipt, and since keys are random nobody can read from a receipt who wrote it. Whoever has
 * no name here is told from others by what they send.
 */
function receiptKey(scope: Scopes[ScopeName], key: string, input: unknown): string {
	const sender =
		'memberId' in scope
			? `member ${scope.memberId}`
			: 'personId' in scope
				? `person ${scope.personId}`
				: `input ${JSON.stringify(input)}`;
	return createHash('sha256').update(`${key}\n${sender}`).digest('hex');
}

/**
 * Claims a key; answers with the earlier outcome when it was claimed before, and refuses `key_used` when that was for
 * something else. Waits for one that is running.
 */
export async function claim(
	trx: Trx,
	{ place, key, said }: Receipt,
	command: string,
	now: Date
): Promise<unknown> {
	const claimed = await trx
		.insertInto('command_receipt')
		.values({ place, key, said, command, outcome: 'null', on_day: now.toISOString().slice(0, 10) })
		.onConflict((conflict) => conflict.columns(['place', 'key']).doNothing())
		.executeTakeFirst();
	if (claimed.numInsertedOrUpdatedRows === 1n) return undefined;
	const earlier = await trx
		.selectFrom('command_receipt')
		.select(['command', 'outcome', 'said'])
		.where('place', '=', place)
		.where('key', '=', key)
		.executeTakeFirstOrThrow();
	const isSame = earlier.command === command && (earlier.said === said || earlier.said === '');
	return isSame ? earlier.outcome : refuse('key_used');
}

/** What was answered under this key of this sender, whatever was said with it; undefined when nothing was. */
export async function answerUnder(trx: Trx, scope: Scopes[ScopeName], givenKey: string): Promise<unknown> {
	const row = await trx
		.selectFrom('command_receipt')
		.select('outcome')
		.where('place', '=', placeOf(scope))
		.where('key', '=', receiptKey(scope, givenKey, null))
		.executeTakeFirst();
	return row?.outcome;
}

/** Keeps what the command answered, for whoever asks again. */
export async function keepOutcome(trx: Trx, { place, key }: Receipt, outcome: Outcome): Promise<void> {
	await trx
		.updateTable('command_receipt')
		.set({ outcome: JSON.stringify(outcome) })
		.where('place', '=', place)
		.where('key', '=', key)
		.execute();
}
