# Help in both languages, no line wider than 80 columns, and the same by three ways.
qrsign --help
qrsign --lang vi --help
for command in new check make encode decode scan page explain; do
        qrsign "$command" --help
        qrsign "$command" --help --lang vi
done >help.txt
qrsign make --help >make.txt
qrsign help make | cmp - make.txt
QRSIGN_LANG=vi qrsign make -h >vi.txt
LC_ALL=vi_VN.UTF-8 qrsign make --help | cmp - vi.txt
LC_ALL= LANG=vi qrsign make --help | cmp - vi.txt
LC_ALL=en_US.UTF-8 LANG=vi_VN qrsign make --help | cmp - make.txt
cat make.txt vi.txt
python3 -c '
for line in open("help.txt", encoding="utf-8"):
    if len(line.rstrip("\n")) > 79:
        print("too wide:", line)'
qrsign --version | head -2
qrsign --version | grep -c '^cairo [0-9]'
