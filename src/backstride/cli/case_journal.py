"""How a case says each kind of journal entry: one example a line, ready to be copied."""

JOURNAL: tuple[tuple[str, str, str], ...] = (
    ("answers", "Answers told on an earlier day.", "{on: 2026-11-18, kind: answers, answers: {pain_now_0_10: 3}}"),
    ("profile", "Profile facts told on an earlier day.", "{on: 2026-11-18, kind: profile, answers: {age_y: 34}}"),
    (
        "self_test",
        "Measurements of one self-test.",
        "{on: 2026-11-18, kind: self_test, test: side-plank-hold, results: {side_plank_left_s: 40}}",
    ),
    ("check_in", "Pain on getting up, 0 to 10.", "{on: 2026-11-18, kind: check_in, pain_morning_0_10: 2}"),
    (
        "check_in",
        "The same on several days: any short entry may list its days.",
        "{on: [2026-11-16, 2026-11-17, 2026-11-18], kind: check_in, pain_morning_0_10: 2}",
    ),
    (
        "session_done",
        "A session that was done. last_set: repetitions, or seconds of a hold; last_set_left and last_set_right "
        "where the sides differed; load_g: grams; restarted: a skill drill began again.",
        "{on: 2026-11-18, kind: session_done, session: strength, items: [{exercise: glute-bridge, level: 1, "
        "sets_done: 2, last_set: 12}], duration_s: 900, completed: true, effort_0_10: 4, pain_during_0_10: 1, "
        "pain_after_0_10: 1}",
    ),
    (
        "run",
        "A run. run_kind: easy, long, hard or race; stage: 0 to 10 of the walk and run ladder.",
        "{on: 2026-11-18, kind: run, distance_m: 5000, duration_s: 1800, run_kind: easy, stage: 4, "
        "longest_stretch_s: 120, pain_during_0_10: 2, pain_after_0_10: 1, limped: false, stopped_by_pain: false, "
        "leg_signs: false}",
    ),
    (
        "calendar",
        "Unwell on these days; one day when last is left out.",
        "{on: 2026-11-16, kind: calendar, what: ill, last: 2026-11-20}",
    ),
    (
        "calendar",
        "Away from home with this equipment at hand.",
        "{on: 2026-11-16, kind: calendar, what: travel, first: 2026-11-17, last: 2026-11-22, equipment: [band]}",
    ),
    ("calendar", "Only so many minutes on a day.", "{on: 2026-11-18, kind: calendar, what: busy, minutes: 5}"),
    (
        "calendar",
        "A dated run, or every week on that weekday.",
        "{on: 2026-11-16, kind: calendar, what: run, first: 2026-11-21, run_kind: long, distance_m: 12000, "
        "duration_s: 4500, weekly: true}",
    ),
    (
        "calendar",
        "A race.",
        "{on: 2026-11-18, kind: calendar, what: race, first: 2027-03-14, distance_m: 21100, name: Spring half}",
    ),
    ("calendar", "No strength wished on a day.", "{on: 2026-11-18, kind: calendar, what: rest}"),
    ("wish", "like, refuse or neither an exercise.", "{on: 2026-11-18, kind: wish, exercise: plank, wish: refuse}"),
    (
        "questionnaire",
        "Item answers of one outcome measure.",
        "{on: 2026-11-18, kind: questionnaire, measure: pgic, items: {overall_change: 3}}",
    ),
    (
        "plan_issued",
        "What was advised for a day.",
        "{on: 2026-11-18, kind: plan_issued, for_date: 2026-11-18, session: strength, items: [{exercise: glute-bridge, "
        "level: 1, sets: 2, reps: 10, hold_s: 1}], knowledge_version: any}",
    ),
    (
        "week_planned",
        "A week as it was planned, seven days from on.",
        "{on: 2026-11-16, kind: week_planned, sessions: [{on: 2026-11-17, session: strength, items: "
        "[{exercise: glute-bridge, level: 1, sets: 2, reps: 10}]}], inputs: {}, status: optimal, objective: 1, "
        "bound: 1, knowledge_version: any}",
    ),
    (
        "retraction",
        "Takes back an entry above it, by its number in the list.",
        "{on: 2026-11-18, kind: retraction, entry: 1}",
    ),
)
"""Kind, what it says, and an example as one line of YAML."""
