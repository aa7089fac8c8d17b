import { conductor } from '#routes/room.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ number: (await conductor(event)).meetingNumber });
