#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Turns units.tsv and provinces.tsv into the arrays that lists.c includes.

usage: make_lists.py UNITS.tsv PROVINCES.tsv OUT.h
"""
import sys

LISTS = ("hamlet", "alley", "commune", "place")


def rows(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def literal(text):
    assert not set(text) & set('"\\') and text.isprintable(), text
    return '"%s"' % text


def main(units_path, provinces_path, out_path):
    units = {name: [] for name in LISTS}
    for fields in rows(units_path):
        name, index, word = fields[:3]
        assert int(index) == len(units[name]), fields
        units[name].append((word, fields[3] if name == "place" else ""))
    out = ["/* Made by make_lists.py from units.tsv and provinces.tsv. */"]
    for name in LISTS:
        out.append("static const struct qs_unit %s_units[] = {" % name)
        out += ["        {%s, %s}," % tuple(map(literal, unit)) for unit in units[name]]
        out.append("};")
    out.append("static const struct qs_province provinces[] = {")
    for number, (index, name, code, unit) in enumerate(rows(provinces_path)):
        assert int(index) == number and len(code) == 2, index
        out.append("        {%s, %s, %s}," % (literal(name), literal(code), literal(unit)))
    out.append("};")
    with open(out_path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(out) + "\n")


if len(sys.argv) != 4:
    sys.exit(__doc__)
main(*sys.argv[1:])
