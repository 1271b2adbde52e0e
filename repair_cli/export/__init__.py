"""A finished page as text: one module a format. Text in, text out; nothing here writes, asks or looks at the clock."""
