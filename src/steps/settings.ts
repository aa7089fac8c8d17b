import type * as v from 'valibot';
import type { StepKindName } from './contract.ts';
import { clusterSettings } from './cluster/schema.ts';
import { consultSettings } from './consult/schema.ts';
import { draftSettings } from './draft/schema.ts';
import { exchangeSettings } from './exchange/schema.ts';
import { formSettings } from './form/schema.ts';
import { groupSettings } from './group/schema.ts';
import { pairSettings } from './pair/schema.ts';
import { presentSettings } from './present/schema.ts';
import { talkSettings } from './talk/schema.ts';
import { trackSettings } from './track/schema.ts';
import { turnSettings } from './turn/schema.ts';
import { voteSettings } from './vote/schema.ts';
import { weighSettings } from './weigh/schema.ts';
import { writeSettings } from './write/schema.ts';

/**
 * What can be set on a step of each kind. The schema of the kind is also the description of its form: what it asks, between
 * which bounds and with which choices is read from it.
 */
export const stepSettings = {
	cluster: clusterSettings,
	consult: consultSettings,
	draft: draftSettings,
	exchange: exchangeSettings,
	form: formSettings,
	group: groupSettings,
	pair: pairSettings,
	present: presentSettings,
	talk: talkSettings,
	track: trackSettings,
	turn: turnSettings,
	vote: voteSettings,
	weigh: weighSettings,
	write: writeSettings
} satisfies Record<StepKindName, v.GenericSchema>;
