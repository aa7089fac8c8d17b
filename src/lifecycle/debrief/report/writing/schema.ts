import * as v from 'valibot';
import { choice, integer } from '#platform/commands/fields.ts';
import { caretName, caretPlace, updateOfText } from '#platform/together/schema.ts';
import { PART_FIELDS } from '#lifecycle/debrief/report/parts/model.ts';
import { blockId } from '#lifecycle/debrief/report/schema.ts';

/** What somebody typed in a part of a report, and the edition from which they began. */
export const UpdateReport = v.object({
	edition: integer(0, 1_000_000),
	block: blockId,
	field: choice(PART_FIELDS),
	update: updateOfText()
});

/** Where somebody types in a report now. */
export const TellCaret = v.object({
	block: blockId,
	field: choice(PART_FIELDS),
	caret: caretName(),
	place: caretPlace()
});
