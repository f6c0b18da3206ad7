# Same input, same bytes: with SOURCE_DATE_EPOCH, into two folders, on two days.
sed '/^ngày/d' "$EXAMPLES/hung-nhon/csv/thon.csv" >thon.csv
mkdir hamlet && cp "$EXAMPLES"/hung-nhon/csv/*.csv hamlet && mv thon.csv hamlet
qrsign make hamlet -f pdf,png --dpi 150 --only HN-01,HN-05 -o one -q
sleep 1.1
qrsign make hamlet -f pdf,png --dpi 150 --only hn-05,hn-01 -o two -q
diff -r one two && ls -AR one

# The day of issue stays while the content does, whatever day it is.
SOURCE_DATE_EPOCH=1798761600 qrsign make hamlet -f pdf,png --dpi 150 --only HN-01,HN-05 -o one
diff -r one two && echo same
SOURCE_DATE_EPOCH=1798761600 qrsign make hamlet -f pdf,png --dpi 150 --only HN-01,HN-05 -o one --force
diff -r one two && echo same
sed -i 's/^HN-05,5,/HN-05,5 cũ,/' hamlet/kiet.csv
sed -i 's/^5,/5 cũ,/' hamlet/ho.csv
sed -i 's/,5,phải,108/,5 cũ,phải,108/' hamlet/congtrinh.csv
SOURCE_DATE_EPOCH=1798761600 qrsign make hamlet -f pdf,png --dpi 150 --only HN-01,HN-05 -o one -v
grep -o '"title":"[^"]*","template":"alley","revision":1,"issued":"[^"]*"' one/manifest.jsonl
