"""办理: which units handle a proposal, how they met the proposer, what they answered and promised, how it was rated."""

from jianyan.handling.models.assignments import Assignment, Contact, Extension
from jianyan.handling.models.feedback import Reminder, Sheet
from jianyan.handling.models.letters import Answer, Promise, Reply
from jianyan.handling.models.outgoing import Outgoing
from jianyan.handling.models.overseeing import Check, Method, MethodItem, Overseeing

__all__ = [
    "Answer", "Assignment", "Check", "Contact", "Extension", "Method", "MethodItem", "Outgoing", "Overseeing", "Promise", "Reminder",
    "Reply", "Sheet",
]  # fmt: skip
