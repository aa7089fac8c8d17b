import * as v from 'valibot';
import { integer, optionalText, text } from '#platform/commands/fields.ts';

/** The version of the network that somebody had before them when they changed it. */
export const seenVersion = () => integer(1, 1_000_000_000);

/** What a network is about: the first step of the guided form. Only the title cannot wait. */
const about = {
	title: text(160),
	organiser: optionalText(200),
	goal: optionalText(2000),
	audience: optionalText(2000)
};

/** Begins a network; whoever has no name yet gives the one that stands on the call as facilitator. */
export const CreateNetwork = v.object({ ...about, yourName: optionalText(140) });

/** Changes what a network is about. */
export const ChangeGoal = v.object({ version: seenVersion(), ...about });

/** Pauses or cancels a network: everybody concerned is told why. */
export const StopNetwork = v.object({ version: seenVersion(), reason: text(1000) });

/** Takes a paused network up again. */
export const ResumeNetwork = v.object({ version: seenVersion() });
