import welcome from './welcome.json' with { type: 'json' };
import speedDating from './speed_dating.json' with { type: 'json' };
import impromptuNetworking from './impromptu_networking.json' with { type: 'json' };
import roundTable from './round_table.json' with { type: 'json' };
import tableQuestions from './table_questions.json' with { type: 'json' };
import checkIn from './check_in.json' with { type: 'json' };
import checkOut from './check_out.json' with { type: 'json' };
import groundRules from './ground_rules.json' with { type: 'json' };
import tableRules from './table_rules.json' with { type: 'json' };
import brainstormPostit from './brainstorm_postit.json' with { type: 'json' };
import brainwriting635 from './brainwriting_635.json' with { type: 'json' };
import oneTwoFourAll from './one_two_four_all.json' with { type: 'json' };
import affinityClustering from './affinity_clustering.json' with { type: 'json' };
import dotVoting from './dot_voting.json' with { type: 'json' };
import swot from './swot.json' with { type: 'json' };
import experienceExchange from './experience_exchange.json' with { type: 'json' };
import parallelCases from './parallel_cases.json' with { type: 'json' };
import subgroupAdvice from './subgroup_advice.json' with { type: 'json' };
import preworkIntervision from './prework_intervision.json' with { type: 'json' };
import intervisionIncident from './intervision_incident.json' with { type: 'json' };
import intervisionGossip from './intervision_gossip.json' with { type: 'json' };
import intervisionTenStep from './intervision_ten_step.json' with { type: 'json' };
import intervisionFiveStep from './intervision_five_step.json' with { type: 'json' };
import intervisionBalint from './intervision_balint.json' with { type: 'json' };
import intervisionAppreciative from './intervision_appreciative.json' with { type: 'json' };
import intervisionConsult from './intervision_consult.json' with { type: 'json' };
import codev from './codev.json' with { type: 'json' };
import troika from './troika.json' with { type: 'json' };
import wiseCrowds from './wise_crowds.json' with { type: 'json' };
import caseClinic from './case_clinic.json' with { type: 'json' };
import actionLearningSet from './action_learning_set.json' with { type: 'json' };
import peerAssist from './peer_assist.json' with { type: 'json' };
import fishbowl from './fishbowl.json' with { type: 'json' };
import worldCafe from './world_cafe.json' with { type: 'json' };
import openSpace from './open_space.json' with { type: 'json' };
import expertInput from './expert_input.json' with { type: 'json' };
import questionStorm from './question_storm.json' with { type: 'json' };
import galleryWalk from './gallery_walk.json' with { type: 'json' };
import afterActionReview from './after_action_review.json' with { type: 'json' };
import orid from './orid.json' with { type: 'json' };
import decisionFourPhases from './decision_four_phases.json' with { type: 'json' };
import consentMethod from './consent.json' with { type: 'json' };
import fistToFive from './fist_to_five.json' with { type: 'json' };
import gradients from './gradients.json' with { type: 'json' };
import moscow from './moscow.json' with { type: 'json' };
import sixHats from './six_hats.json' with { type: 'json' };
import learningDiary from './learning_diary.json' with { type: 'json' };
import jigsaw from './jigsaw.json' with { type: 'json' };
import recapNextAgenda from './recap_next_agenda.json' with { type: 'json' };
import evaluation from './evaluation.json' with { type: 'json' };
import breakMethod from './break.json' with { type: 'json' };

/** The methods that come with the program, one file each, as one would export one's own: unread. */
export const files: readonly unknown[] = [
	welcome,
	speedDating,
	impromptuNetworking,
	roundTable,
	tableQuestions,
	checkIn,
	checkOut,
	groundRules,
	tableRules,
	brainstormPostit,
	brainwriting635,
	oneTwoFourAll,
	affinityClustering,
	dotVoting,
	swot,
	experienceExchange,
	parallelCases,
	subgroupAdvice,
	preworkIntervision,
	intervisionIncident,
	intervisionGossip,
	intervisionTenStep,
	intervisionFiveStep,
	intervisionBalint,
	intervisionAppreciative,
	intervisionConsult,
	codev,
	troika,
	wiseCrowds,
	caseClinic,
	actionLearningSet,
	peerAssist,
	fishbowl,
	worldCafe,
	openSpace,
	expertInput,
	questionStorm,
	galleryWalk,
	afterActionReview,
	orid,
	decisionFourPhases,
	consentMethod,
	fistToFive,
	gradients,
	moscow,
	sixHats,
	learningDiary,
	jigsaw,
	recapNextAgenda,
	evaluation,
	breakMethod
];
