# What the shop gets: options that do not go together are told before anything is made.
cp -r "$EXAMPLES/hung-nhon/csv" hamlet
make() {
        qrsign make hamlet -o signs --only HN-05 -q "$@"
        echo "exit $?"
}
make --ink pantone
make --ink spot:Etch
make --ink spot:All --theme steel
make --invert
make -f dxf
make --sheet A9
make --sheet A4
make --sheet SRA3 --size A5 --start 5
make --sheet A4 --size A6 --separate
make --gutter 3
make --icc /dev/null
make --bleed 21
ls
make --theme steel -f pdf,png,svg,dxf --separate --marks --mirror
find signs -type f | sort
