-- The round that was on when somebody sat down in a consultation in rounds after the first had begun; null: from the start.
alter table consult_seat add column from_round integer;
