"""The file of a small scene, with all that a scene needs and nothing else."""

from __future__ import annotations

SCENE = """\
guide: late
title: Late
about: A client says that you are late.
for: therapist
minutes: 5
practice:
  skill: own-part
  level: 1
  settings: [individual]
  topics: [lateness]
  markers: [complaint-frame]
  strategies: [acknowledge-part]
  partner: Sam, 50. Tired.
  criteria:
    names: {label: I said what I did., add: {heard: 2}}
    asks: {label: I asked., add: {heard: 1}}
  found:
    any: {heard: -1}
    absolutes: {heard: -1}
counters:
  heard: {start: 2, least: 0, most: 9}
start: begin
nodes:
  begin:
    visit: practice-start
    next: line
  line:
    round: You are late. Again.
    say: Sam looks at the door.
    example: You waited for me, and I came late. What was that like?
    points:
      names: Say what you did.
      asks: End with one question.
    replies:
      bus: {label: The bus never comes., say: It gives a reason., step: own, found: [absolutes]}
      own: {label: I came late. What was that like?, say: It names it., step: own, strategy: acknowledge-part, does: [names, asks]}
      sorry: {label: I came late., say: It says it., step: own, does: [names]}
    counts:
      - {when: {heard: {at_least: 5}}, add: {heard: 4}}
    next:
      - when: {heard: {at_least: 4}}
        go: warm
      - go: cold
  warm: {visit: practice-end, say: Sam sits down., next: stays}
  cold: {visit: practice-end, say: Sam nods., next: leaves}
  stays: {outcome: end, title: Sam stays, say: It was named.}
  leaves: {outcome: end, title: Sam leaves, say: It was not.}
"""
