-- How people say a matter (群众语言) and where places lie (地名录): the city's own tables, each replaced as a whole.
create table lexicon (
    kind text primary key check (kind in ('PHRASES', 'PLACES')),
    version integer not null check (version >= 0),
    lines integer not null check (lines >= 0),
    digest text not null,
    author text not null,
    at timestamptz not null
);
insert into lexicon (kind, version, lines, digest, author, at)
values ('PHRASES', 0, 0, '', 'seed', now()), ('PLACES', 0, 0, '', 'seed', now());

create table phrase (
    matter text not null check (length(matter) between 1 and 32),
    phrase text not null check (length(phrase) between 1 and 40),
    weight numeric(4, 2) not null check (weight > 0 and weight <= 10),
    primary key (matter, phrase)
);

create table place (
    name text primary key check (length(name) between 2 and 40),
    aliases text[] not null check (cardinality(aliases) <= 20),
    region text not null check (length(region) between 1 and 32),
    kind text not null check (kind in ('ESTATE', 'COMMUNITY', 'VILLAGE', 'ROAD', 'STATION', 'SCHOOL', 'HOSPITAL', 'PARK', 'MARKET',
        'HALL', 'RIVER', 'OTHER'))
);
