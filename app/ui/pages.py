"""The pages: a view model and a screen for each, made when first wanted."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from app.services.desk import Desk
from app.ui.screens.navigator import Navigator
from app.viewmodels.check import CheckModel
from app.viewmodels.classroom import ClassroomModel
from app.viewmodels.course import CourseModel
from app.viewmodels.coverage import CoverageModel
from app.viewmodels.editor import EditorModel
from app.viewmodels.history import HistoryModel
from app.viewmodels.learners import LearnersModel
from app.viewmodels.plan import PlanModel
from app.viewmodels.quiz import QuizModel
from app.viewmodels.quizzes import QuizzesModel
from app.viewmodels.read import ReadModel
from app.viewmodels.result import ResultModel
from app.viewmodels.search import SearchModel
from app.viewmodels.settings import SettingsModel
from app.viewmodels.teacher import TeacherModel
from app.viewmodels.today import TodayModel


class Pages:
    """`screen(name)` gives the page; the models stand by their names."""

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        self._navigator = navigator
        self._screens: dict[str, Any] = {}
        self.today = TodayModel(desk)
        self.read = ReadModel(desk)
        self.quiz = QuizModel(desk)
        self.plan = PlanModel(desk)
        self.history = HistoryModel(desk)
        self.classroom = ClassroomModel(desk)
        self.teacher = TeacherModel(desk)
        self.course = CourseModel(desk)
        self.check = CheckModel(desk)
        self.editor = EditorModel(desk)
        self.quizzes = QuizzesModel(desk)
        self.coverage = CoverageModel(desk)
        self.result = ResultModel(desk)
        self.learners = LearnersModel(desk)
        self.settings = SettingsModel(desk)
        self.search = SearchModel(desk)

    def screen(self, name: str) -> Any:
        """The page of this name; its module is imported at its first use, so that the first frame comes early."""
        if name not in self._screens:
            module = import_module(f"app.ui.screens.{name}.{name}")
            self._screens[name] = getattr(module, f"{name.capitalize()}Screen")(getattr(self, name), self._navigator)
        return self._screens[name]

    def name_of(self, screen: Any) -> str:
        """The name of a page, or an empty text."""
        return next((name for name, made in self._screens.items() if made is screen), "")
