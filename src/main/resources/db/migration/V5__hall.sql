create table hall (
    code text primary key,
    name text not null,
    name_en text not null,
    region text,
    address text not null,
    lon double precision not null,
    lat double precision not null,
    opens_at text not null,
    closes_at text not null,
    phone text,
    floors integer not null check (floors > 0)
);
