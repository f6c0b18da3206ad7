#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the built-in templates as C strings, from templates/*.template.

make_templates.py FILE... > templates_data.h
"""
import pathlib
import sys


def literal(line):
    return '        "%s\\n"' % line.replace('\\', '\\\\').replace('"', '\\"')


def main():
    print('/* Made by make_templates.py from lib/plaque/templates. */')
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        lines = path.read_text('utf-8').split('\n')[:-1]
        print('static const char %s_text[] =\n%s;' % (path.stem, '\n'.join(map(literal, lines))))


main()
