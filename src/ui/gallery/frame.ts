/** How a sample screen stands in the gallery: its height, and whether it is the page itself or a picture in it. */
export type Frame = { height?: string; as?: 'main' | 'div' };
