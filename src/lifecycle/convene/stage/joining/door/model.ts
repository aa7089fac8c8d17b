/** The id of the form that asks a first name: what stands in it is sent along when somebody changes the language. */
export const NAME_FORM = 'first-name';
