"""Who is to do a quiz, who has, and what a learner sees of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app.services.assign_quiz import assign_quiz, class_duties, tasks
from tests.answering import right_response
from tests.studyroom import FakeClock, make_desk


def test_a_class_is_given_a_quiz_and_its_members_do_it(tmp_path: Path) -> None:
    clock = FakeClock()
    desk = make_desk(tmp_path, clock)
    store, course, today = desk.store(), desk.course, desk.today()
    ann, ben = store.add_learner("Ann"), store.add_learner("Ben")
    group = store.add_class("IR 101")
    clock.pass_seconds(1)
    other = store.add_class("IR 102")
    for learner in (ann, ben):
        store.add_member(group.id, learner.id)
    assign_quiz(store, group.id, course.id, "set", today + timedelta(days=9))
    assign_quiz(store, group.id, course.id, "midterm", today + timedelta(days=2))
    store.add_member(other.id, ann.id)
    assign_quiz(store, other.id, course.id, "set", today + timedelta(days=1))
    assign_quiz(store, group.id, course.id, "gone")
    assign_quiz(store, group.id, "elsewhere", "late")

    assert [(t.quiz, t.group, t.done) for t in tasks(course, store, ann.id)] == [
        ("set", "IR 102", False),
        ("midterm", "IR 101", False),
    ]
    assert [t.due for t in tasks(course, store, ben.id)] == [today + timedelta(days=2), today + timedelta(days=9)]
    quiz = desk.quiz()
    attempt = quiz.start_quiz(ann.id, "set", seed=1, today=today)
    assert not tasks(course, store, ann.id)[0].done  # begun is not done
    quiz.submit(quiz.answer(attempt, right_response(quiz.question(attempt).item)))
    assert [(t.quiz, t.done) for t in tasks(course, store, ann.id)] == [("midterm", False), ("set", True)]

    duty, its = class_duties(course, store, "set")
    assert ([x.name for x in duty.done], [x.name for x in duty.missing]) == (["Ann"], ["Ben"])
    assert (duty.due, duty.late) == (today + timedelta(days=9), ())
    assert [x.name for x in its.done] == ["Ann"]
    assert not any(each.assigned for each in class_duties(course, store, "late"))
    assert tasks(course, store, store.add_learner("Cleo").id) == ()
    desk.close()
