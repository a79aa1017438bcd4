"""The one error of every store."""

from backstride.knowledge.problem import Problem


class StoreError(Exception):
    """A journal cannot be opened, read or written; ``problem`` says which and why. Nothing was changed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
