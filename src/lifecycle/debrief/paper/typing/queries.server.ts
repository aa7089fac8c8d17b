import type { MeetingScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { agendaLines } from '#lifecycle/convene/agenda/queries.server.ts';
import type { FormItem } from '#lifecycle/debrief/evaluation/model.ts';
import { evaluationOf, turnoutOf } from '#lifecycle/debrief/evaluation/queries.server.ts';
import { STEP_KINDS } from '#steps/contract.ts';
import { paperOf } from '#steps/paper.server.ts';
import type { PaperEntry } from '#steps/paper.ts';
import { peopleInRoom } from '#steps/running/queries.server.ts';

/** What can be typed in from paper now: of each step that is open, and of the evaluation. */
export interface Typing {
	steps: { runId: string; title: string; prompt: string; entries: PaperEntry[] }[];
	evaluation: { items: FormItem[]; answers: number; present: number } | null;
}

/** Reads what can be typed in now; for who leads the meeting. */
export function readTyping(db: Db, scope: MeetingScope, t: Translate, now: Date): Promise<Typing> {
	return inNetwork(db, scope.networkId, async (trx) => {
		const people = await peopleInRoom(trx, scope);
		const items = await agendaLines(trx, scope);
		const runs = await trx
			.selectFrom('step_run')
			.select([
				'id',
				'meeting_id as meetingId',
				'item_id as itemId',
				'step_index as index',
				'kind',
				'state',
				'settings',
				'data'
			])
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('state', '!=', 'closed')
			.execute();
		const steps: Typing['steps'] = [];
		for (const row of runs) {
			const kind = STEP_KINDS.find((one) => one === row.kind);
			const forms = kind && paperOf[kind];
			if (!kind || !forms) continue;
			const step = items.find(({ id }) => id === row.itemId)?.steps[row.index];
			const around = { networkId: scope.networkId, people, t, newId, newSecret };
			const entries = await forms(trx, { ...row, kind }, around);
			if (entries.length > 0)
				steps.push({
					runId: row.id,
					title: step?.title[t.locale] ?? '',
					prompt: step?.prompt[t.locale] ?? '',
					entries
				});
		}
		const evaluation = await evaluationOf(trx, scope);
		const open = evaluation?.state === 'open' && (evaluation.closesAt === null || now < evaluation.closesAt);
		return {
			steps,
			evaluation: open ? { items: evaluation.items, ...(await turnoutOf(trx, scope)) } : null
		};
	});
}
