"""Where journals are kept. A store knows entries and nothing about backs."""

from .error import StoreError
from .sqlite import Appended, Journal, open_journal

__all__ = ["Appended", "Journal", "StoreError", "open_journal"]
