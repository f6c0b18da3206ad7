# --keep-going makes the rows that are right.
cat >kiet.csv <<'END'
Mã,Kiệt,Dài,Tọa độ,Thôn,Xã,Tỉnh
HN-01,1,164,"16.62850, 107.26150",Hưng Nhơn,Nam Hải Lăng,Quảng Trị
HN-02,2,abc,"16.62789, 107.26081",Hưng Nhơn,Nam Hải Lăng,Quảng Trị
HN-03,3,150,"16.62745, 107.25998",Hưng Nhơn,Nam Hải Lăng,Quảng Trị
END
qrsign make kiet.csv -o signs
echo "exit $?"
ls
qrsign make kiet.csv -o signs --keep-going
echo "exit $?"
qrsign make kiet.csv -o signs --keep-going
echo "exit $?"
sed -i s/abc/195/ kiet.csv
qrsign make kiet.csv -o signs
echo "exit $?"
