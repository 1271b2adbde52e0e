"""One loop, several front ends: terminal, plain lines, answers, JSON."""
