/**
 * A name without https, as when a laptop in the room serves the phones around it. Browsers know it as this machine, and lend its
 * pages less than they lend `localhost`.
 */
export const ROOM_HOST = 'kring.test';
