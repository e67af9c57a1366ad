-- How much access there was and will be, a row a day in UTC, for reports: to count all of it again takes seconds where there is much.
CREATE TABLE access_day (
    day  date   PRIMARY KEY,
    -- Assignments that were live at the end of the day.
    live bigint NOT NULL
);
CREATE TABLE ending_day (
    day        date        PRIMARY KEY,
    -- Assignments whose time is over on this day, as things stood when they were counted.
    endings    bigint      NOT NULL,
    counted_at timestamptz NOT NULL
);
-- When access was over, by its time or before it; when it began has an index.
CREATE INDEX assignment_over ON assignment (least(end_at, ended_at));
