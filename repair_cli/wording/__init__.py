"""Rules for phrases that can derail a repair, and the matcher. Pure: a text goes in, findings come out."""

from repair_cli.wording.finding import Finding
from repair_cli.wording.look import Wording

__all__ = ["Finding", "Wording"]
