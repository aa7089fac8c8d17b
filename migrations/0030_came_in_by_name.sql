-- A seat that a personal link opened proves who sits on it; one taken by a code and a name that was typed does not.
alter table login_session add column by_link boolean not null default false;
