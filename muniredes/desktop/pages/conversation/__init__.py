"""«Conversación»: rules, enquiries, what was hidden, permissions, pictures and the citizen's test."""

from muniredes.desktop.pages.conversation.page import ConversationPage

__all__ = ["ConversationPage"]
