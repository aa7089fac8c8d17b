/** What the cockpit may put in while the meeting is on. */
export interface Insertable {
	id: string;
	name: string;
	minutes: number;
}

/** The order with `id` right after another item; everything else keeps its place among the others. */
export function rightAfter(order: readonly string[], after: string, id: string): string[] {
	const others = order.filter((one) => one !== id);
	return others.toSpliced(others.indexOf(after) + 1, 0, id);
}

/** Whether an item comes after the running one. */
export function isToCome(order: readonly string[], running: string, id: string): boolean {
	return order.indexOf(id) > order.indexOf(running);
}
