/** The most signs of a message to whoever conducts: to be read at a glance, between two sentences of somebody else. */
export const MESSAGE_LIMIT = 200;
