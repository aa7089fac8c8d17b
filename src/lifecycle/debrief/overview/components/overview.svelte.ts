import type { readOverview } from '#lifecycle/debrief/overview/queries.server.ts';
import type { readMine } from '#lifecycle/debrief/overview/mine/queries.server.ts';

/** What the overview of who leads shows. */
export type Overview = Awaited<ReturnType<typeof readOverview>>;

/** What a member's home shows. */
export type Mine = Awaited<ReturnType<typeof readMine>>;

/** Where a network stands, for a list. */
export type { Standing } from '#lifecycle/debrief/overview/standing/queries.server.ts';
