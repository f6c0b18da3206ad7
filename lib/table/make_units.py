#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes C of the list of communes.

make_units.py UNITS.csv   to standard output
"""
import csv
import sys

with open(sys.argv[1], encoding='utf-8', newline='') as stream:
    rows = list(csv.reader(stream))[1:]
print('/* Made by make_units.py of units.csv. */')
print('static const struct qs_commune carried[] = {')
for row in rows:
    assert len(row) == 4 and '"' not in ''.join(row) and '\\' not in ''.join(row), row
    print('        {%s},' % ', '.join('"%s"' % field for field in row))
print('};')
