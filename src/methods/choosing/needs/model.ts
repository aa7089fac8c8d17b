import { fitsPeople, NEED_IDS, type Method, type NeedId } from '#methods/model.ts';

/** A need with the methods of the library that answer it; others where there are over twenty people. */
interface Answers {
	methods: readonly string[];
	large?: readonly string[];
}

/** Which methods of the library answer what a facilitator may want now (domain.md 3). */
const ANSWERS: Record<NeedId, Answers> = {
	meet: { methods: ['speed_dating', 'impromptu_networking'], large: ['impromptu_networking'] },
	newcomer: { methods: ['troika'] },
	learn: { methods: ['round_table', 'brainstorm_postit'], large: ['table_questions', 'brainstorm_postit'] },
	order: { methods: ['affinity_clustering', 'dot_voting', 'moscow'] },
	unknown: { methods: ['expert_input', 'question_storm'] },
	words: { methods: ['question_storm', 'expert_input'] },
	practice: {
		methods: ['experience_exchange', 'subgroup_advice', 'parallel_cases', 'gallery_walk'],
		large: ['world_cafe', 'gallery_walk']
	},
	hard_first: { methods: ['intervision_five_step', 'intervision_incident'] },
	hard_trust: { methods: ['intervision_gossip', 'intervision_ten_step', 'intervision_balint'] },
	success: { methods: ['intervision_appreciative'] },
	all_at_once: { methods: ['troika', 'wise_crowds'] },
	stalls: { methods: ['one_two_four_all', 'question_storm'] },
	dominates: { methods: ['round_table', 'brainwriting_635', 'fishbowl'] },
	decide: { methods: ['decision_four_phases', 'swot', 'consent'] },
	temperature: { methods: ['fist_to_five', 'gradients'], large: ['fist_to_five', 'dot_voting'] },
	end: { methods: ['recap_next_agenda', 'check_out', 'evaluation'] }
};

/** The needs in the order in which the chooser shows them, with what answers them. */
export const NEEDS = NEED_IDS.map((id) => ({ id, ...ANSWERS[id] }));

/** Over this many people a method for a small group gives way to one for a large group. */
const LARGE = 20;

/**
 * The methods that answer a need, for so many people where that is known: first those that people made for it, then those
 * of the library, the first choice first.
 */
export function answersTo(need: NeedId, methods: readonly Method[], people?: number): Method[] {
	const { methods: usual, large } = ANSWERS[need];
	const ids = (people !== undefined && people > LARGE ? large : undefined) ?? usual;
	const own = methods.filter(
		(method) => method.needs.includes(need) && (people === undefined || fitsPeople(method, people) === 'fits')
	);
	return [...own, ...ids.flatMap((id) => methods.filter((method) => method.id === id))];
}

/** What a method answers: what its maker said, or for one of the library what the chooser says of it. */
export function needsOf({ id, needs }: Pick<Method, 'id' | 'needs'>): readonly NeedId[] {
	if (needs.length > 0) return needs;
	return NEEDS.filter(({ methods, large = [] }) => [...methods, ...large].includes(id)).map(
		(need) => need.id
	);
}
