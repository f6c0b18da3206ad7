#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Takes the C program out of the README, so that it is compiled and run.

readme.py README OUT.c
"""
import re
import sys

with open(sys.argv[1], encoding='utf-8') as stream:
    programs = re.findall(r'^```c\n(.*?)^```$', stream.read(), re.M | re.S)
assert len(programs) == 1, 'the README holds %d C programs' % len(programs)
with open(sys.argv[2], 'w', encoding='utf-8') as stream:
    stream.write(programs[0])
