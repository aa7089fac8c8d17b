-- A first and a last name of a registration make one name, with a space between them: 60 + 1 + 80 signs.
alter table person drop constraint person_name_check;
alter table person add constraint person_name_check check (length(name) <= 160);
