import type { Method } from '#methods/model.ts';

/** What a facilitator may want now, with the methods that answer it (domain.md 3); others where there are over twenty. */
export const NEEDS = [
	{ id: 'meet', methods: ['speed_dating', 'impromptu_networking'], large: ['impromptu_networking'] },
	{ id: 'newcomer', methods: ['troika'] },
	{ id: 'learn', methods: ['round_table', 'brainstorm_postit'], large: ['brainstorm_postit'] },
	{ id: 'order', methods: ['affinity_clustering', 'dot_voting', 'moscow'] },
	{ id: 'unknown', methods: ['expert_input', 'question_storm'] },
	{ id: 'words', methods: ['question_storm', 'expert_input'] },
	{
		id: 'practice',
		methods: ['experience_exchange', 'subgroup_advice', 'parallel_cases', 'gallery_walk'],
		large: ['world_cafe', 'gallery_walk']
	},
	{ id: 'hard_first', methods: ['intervision_five_step', 'intervision_incident'] },
	{ id: 'hard_trust', methods: ['intervision_gossip', 'intervision_ten_step', 'intervision_balint'] },
	{ id: 'success', methods: ['intervision_appreciative'] },
	{ id: 'all_at_once', methods: ['troika', 'wise_crowds'] },
	{ id: 'stalls', methods: ['one_two_four_all', 'question_storm'] },
	{ id: 'dominates', methods: ['round_table', 'brainwriting_635', 'fishbowl'] },
	{ id: 'decide', methods: ['decision_four_phases', 'swot', 'consent'] },
	{ id: 'temperature', methods: ['fist_to_five', 'gradients'], large: ['fist_to_five', 'dot_voting'] },
	{ id: 'end', methods: ['recap_next_agenda', 'check_out', 'evaluation'] }
] as const satisfies readonly { id: string; methods: readonly string[]; large?: readonly string[] }[];
export type NeedId = (typeof NEEDS)[number]['id'];

/** Over this many people a method for a small group gives way to one for a large group. */
const LARGE = 20;

/** The methods that answer a need, the first choice first, for so many people where that is known. */
export function answersTo(need: NeedId, methods: readonly Method[], people?: number): Method[] {
	const known: { methods: readonly string[]; large?: readonly string[] } | undefined = NEEDS.find(
		({ id }) => id === need
	);
	const ids = (people !== undefined && people > LARGE ? known?.large : undefined) ?? known?.methods ?? [];
	return ids.flatMap((id) => methods.filter((method) => method.id === id));
}
