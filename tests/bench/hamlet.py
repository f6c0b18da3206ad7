#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the tables of a hamlet of any size, always the same for the same size; all in it is
invented.

hamlet.py HOUSES FOLDER
"""
import csv
import pathlib
import random
import sys

HOUSES_PER_ALLEY = 20
FAMILY = 'Nguyễn Trần Lê Phạm Hoàng Võ Phan Trương Bùi Đặng Đỗ Hồ Ngô Dương Lý'.split()
MIDDLE = 'Văn Thị Đức Minh Thành Quốc Hữu Ngọc Xuân Thanh'.split()
GIVEN = 'An Bình Cường Dũng Hạnh Hiếu Hoa Hùng Khánh Lan Long Mai Nam Phúc Quang Thảo Tuấn Vy'.split()


def households(count):
    chance = random.Random(count)
    for k in range(count):
        alley, house = divmod(k, HOUSES_PER_ALLEY)
        public = chance.random() < .6
        yield {
            'Kiệt': alley + 1,
            'Số nhà': house + 1,
            'Bên': 'phải' if house % 2 else 'trái',
            'Cách đầu kiệt': 10 + 9 * house + chance.randrange(8),
            'Chủ hộ': ' '.join(chance.choice(words) for words in (FAMILY, MIDDLE, GIVEN)),
            'Công khai tên': 'có' if public else '',
            'Ngày đồng ý': '09/01/2026' if public else '',
        }


def alleys(count):
    for k in range(count):
        yield {
            'Mã': 'HN-%05d' % (k + 1),
            'Kiệt': k + 1,
            'Dài': 210,
            'Vĩ độ': '%.5f' % (16.62850 - .00040 * (k // 50)),
            'Kinh độ': '%.5f' % (107.26150 + .00040 * (k % 50)),
            'Đường': '0,0; 45,-103; 52,-205',
        }


def write(path, table):
    with open(path, 'w', encoding='utf-8', newline='') as stream:
        writer = csv.DictWriter(stream, list(table[0]))
        writer.writeheader()
        writer.writerows(table)


def main():
    count = int(sys.argv[1])
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'thon.csv').write_text(
        'Mục,Giá trị\nthôn,Hưng Nhơn\nxã,Nam Hải Lăng\ntỉnh,Quảng Trị\n'
        'trang quét,https://hungnhon.example/q\nngày,22/11/2026\n', 'utf-8')
    write(folder / 'kiet.csv', list(alleys(-(-count // HOUSES_PER_ALLEY))))
    write(folder / 'ho.csv', list(households(count)))


if __name__ == '__main__':
    main()
