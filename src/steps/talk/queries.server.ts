import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { Append } from '#live/protocol.ts';
import type { StepRun } from '#steps/contract.ts';
import { talkFormKind, talkNoteKind } from './events.ts';
import { TALK_NOTES, talkSettings, type TalkStepSettings } from './schema.ts';

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: StepRun): TalkStepSettings {
	return v.parse(talkSettings, run.settings ?? {});
}

/** Everything that the surfaces see of a talk: what may be noted, and on the cockpits what was. */
export async function appearance(trx: Trx, networkId: string, run: StepRun): Promise<Append[]> {
	const rows = await trx
		.selectFrom('report_note')
		.select(['id', 'kind', 'text'])
		.where('network_id', '=', networkId)
		.where('item_id', '=', run.itemId)
		.where('kind', 'in', [...TALK_NOTES])
		.orderBy('at')
		.execute();
	const { reporter, tips, opens } = settingsOf(run);
	const notes = rows.flatMap(({ id, kind, text }) => {
		const known = TALK_NOTES.find((name) => name === kind);
		return known ? [talkNoteKind.put(id, { runId: run.id, kind: known, text }, 'facilitators')] : [];
	});
	return [talkFormKind.put(run.id, { reporter, tips, opens }, 'all'), ...notes];
}
