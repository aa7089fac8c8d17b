// How long the twelve mixing problems take that a plan must solve for each of ten seeds, one thread, without a server. The
// floor is the time a plan may take; the figures to beat are those of other programs, in docs/benchmarks.md.
import { THOROUGH } from '#steps/mixing/plan/model.ts';
import { MIX_INSTANCES, planInstance } from '#tests/support/mixing-instances.ts';

const SEEDS = Array.from({ length: 10 }, (_, i) => String(i + 1));
let missed = 0;
for (const instance of MIX_INSTANCES) {
	// One run to let the engine compile, as in a worker that has planned before.
	planInstance(instance, 'warm', { looks: 200_000 });
	const runs = SEEDS.map((seed) =>
		planInstance(instance, seed, instance.meetings.length > 1 ? { looks: THOROUGH.looks / 4 } : THOROUGH)
	);
	const times = runs.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
	const worst = times.at(-1) ?? 0;
	const repeats = Math.max(...runs.map((run) => run.repeats));
	const rest = Math.max(
		...runs.map(({ colleagues, unbalanced, broken }) => colleagues + unbalanced + broken)
	);
	const met = repeats <= instance.repeats && rest === 0 && worst <= instance.milliseconds;
	if (!met) missed++;
	console.log(
		`${instance.name}: at most ${repeats} repeats (${instance.repeats}), ${rest} rules and wishes missed; ` +
			`median ${(times[times.length >> 1] ?? 0).toFixed(1)} ms, worst ${worst.toFixed(1)} ms; budget ${instance.milliseconds} ms: ${met ? 'met' : 'NOT MET'}`
	);
}
if (missed > 0) process.exitCode = 1;
