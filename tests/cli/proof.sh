# One page with all plaques; only what has changed is drawn into it again.
look() {
        python3 -c '
import base64, re, sys
page = open("signs/proof.html", encoding="utf-8").read()
print(page.count("<section>"), "plaques,", page.count("data:image/png"), "pictures,",
      "stands alone" if not re.search("(src|href)=.(?!data:)", page) else "needs others")
for png in re.findall("base64,([^\"]*)", page):
    assert base64.b64decode(png).startswith(b"\x89PNG")
print(re.sub("<[^>]*>", " ", re.sub(r"(?s)^.*?</style>", "", page.split("</section>")[0])))'
}
head -3 "$EXAMPLES/hung-nhon/kiet-only.csv" >kiet.csv
printf "HN-08,<b>&'x,145,16,\"16.6, 107.2\",,,Hưng Nhơn,Nam Hải Lăng,Quảng Trị\\n" >>kiet.csv
qrsign make kiet.csv -o signs --page https://kiet.example/q
look
grep -c '<b>&' signs/proof.html
grep -o '&lt;b&gt;&amp;&#39;x' signs/proof.html
cp signs/proof.html first.html
qrsign make kiet.csv -o signs --page https://kiet.example/q --only HN-02 --force -q
cmp first.html signs/proof.html | sed 's/byte.*//'
grep -c 'plaques-only.pdf' signs/proof.html
rm -r signs
qrsign make kiet.csv -o signs --page https://kiet.example/q -q
rm signs/proof.html
qrsign make kiet.csv -o signs --page https://kiet.example/q -q
cmp first.html signs/proof.html && echo same
qrsign make kiet.csv -o signs --page https://kiet.example/q --lang vi -q
grep -c 'lang="vi"' signs/proof.html
# The picture reads.
python3 -c '
import base64, re
page = open("signs/proof.html", encoding="utf-8").read()
open("first.png", "wb").write(base64.b64decode(re.search("base64,([^\"]*)", page)[1]))'
qrsign scan first.png --lang en | cut -c 1-60
