"""A lock whose passphrase takes 3 ms instead of 2 s: made once with work factor 10, which `age` and pyrage open but never write."""

from __future__ import annotations

from repair_cli.store.vault import Lock

WORDS = "Grüße aus der Küche"
"""The passphrase, in the composed form."""

LIGHT = Lock(
    "age1x57t8xu6akt9lznshzq6gjc9m9g4x0hyt847eqs5lm0yp6k3cqqqhtss8x",
    b"""\
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBsTVFYNWErUjAxTU83Vytw
YVBOWHp3IDEwCnkyTUhETUk5V0RFaWtNVmkxWmUvbGx1VkJJTG5DSk16SUFvWXht
S3o4em8KLS0tIGlReUJqU3F0d21HUldCNWNSVXJZcGh0NTRoWStqMEN5ejUvVXRE
K3VkajQKznOI4H488QBzYSin4XNmgk4mf+a3ZM0lLxZiRBLFKOsXqTdj3y95fQH7
zg4VehsEdA0kyUEBjCuI9zKcxCPeSGpfRA1qT+BxHzSvZOUSmH830pUjoyNpyXCc
HeRatkwITkG/xT+XdsAHWfM=
-----END AGE ENCRYPTED FILE-----
""",
)

NO_KEY = Lock(
    LIGHT.recipient,
    b"""\
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBkcTVVaU1RaVFKOFNYRjdy
TWVZUFFRIDEwCnV6UjZQMGIzb0VhZURQWTd0elRuTVM0SzdMUEdjZENhaWlZd294
d00rOTgKLS0tIE15RzdGQlRwemp2VndVMHFQYnh3dE40UGRtYXFHU1VjcktiZVRx
QzlwS28Ki3azwtQGWT2839CQdn2WXn3DSIPdyq3R1+cD2W+It65auJmYDhiGjiZm
IQPYg05kywut
-----END AGE ENCRYPTED FILE-----
""",
)
"""The same passphrase around words that are no key."""
