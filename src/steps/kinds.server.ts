import type { ServerStep, StepKindName } from './contract.ts';
import { serverStep as cluster } from './cluster/step.server.ts';
import { serverStep as consult } from './consult/step.server.ts';
import { serverStep as draft } from './draft/step.server.ts';
import { serverStep as group } from './group/step.server.ts';
import { serverStep as exchange } from './exchange/step.server.ts';
import { serverStep as form } from './form/step.server.ts';
import { serverStep as pair } from './pair/step.server.ts';
import { serverStep as present } from './present/step.server.ts';
import { serverStep as talk } from './talk/step.server.ts';
import { serverStep as track } from './track/step.server.ts';
import { serverStep as turn } from './turn/step.server.ts';
import { serverStep as vote } from './vote/step.server.ts';
import { serverStep as weigh } from './weigh/step.server.ts';
import { serverStep as write } from './write/step.server.ts';

/** The server half of every kind: the only list of them on the server. */
export const serverSteps: Record<StepKindName, ServerStep> = {
	cluster,
	consult,
	draft,
	group,
	exchange,
	form,
	pair,
	present,
	talk,
	track,
	turn,
	vote,
	weigh,
	write
};
