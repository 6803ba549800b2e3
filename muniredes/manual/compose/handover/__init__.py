"""What is handed over and what is pending: for chapter 16 and for the acts."""

from muniredes.manual.compose.handover.chapter import chapter

__all__ = ["chapter"]
