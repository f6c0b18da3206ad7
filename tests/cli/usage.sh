# Called wrongly: one message, one hint, exit 2.
try() {
        qrsign "$@"
        echo "exit $?" >&2
}
try
try mkae
try frobnicate
try make
try make --sise 300x200 x
try make --verify x
try make -z x
try make --size
try make --size 3 x
try make --size 300x1000 x
try make --theme green x
try make --format pdf,gif x
try make --dpi 1e3 x
try make --dpi 4000 x
try make --pages-per-file 0 x
try make --separate=perhaps x
try make --page http://kiet.example x
try make -o out one two
try make --directory link "$EXAMPLES/hung-nhon/kiet-only.csv"
try encode one two
try explain
try explain QS-999
try explain 12x
try --json mkae
try --lang vi make --size 3 x
QRSIGN_SIZE=tiny try make x
SOURCE_DATE_EPOCH=yesterday try make x
SOURCE_DATE_EPOCH=0 try make x
