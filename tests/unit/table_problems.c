/* SPDX-License-Identifier: MIT */
/* Every problem of a table: code, line, column and field. */
#include "table_folder.h"

/* Settings, alleys and household headers that are right. */
#define SETTINGS "thôn,Hưng Nhơn\nxã,Nam Hải Lăng\ntỉnh,Quảng Trị\n"
#define ALLEYS   "Mã,Kiệt,Dài,Số hộ,Vĩ độ,Kinh độ\n"
#define ALLEY    ALLEYS "HN-01,1,100,,16.62850,107.26150\n"
#define HOUSES                                                                                     \
        "Kiệt,Số nhà,Bên,Cách đầu kiệt,Chủ hộ,Điện thoại,Công khai tên,"    \
        "Công khai số điện thoại,Ngày đồng ý,Id,Lat,Lon,Biển hiệu\n"
#define PLACES "Tên,Loại,Kiệt,Bên,Cách đầu kiệt,Lat,Lon\n"
#define SITES  "Mã,Tên,Liên kết,Tọa độ\n"

#define FOLDER(...)        .files = {{"thon.csv", SETTINGS}, __VA_ARGS__}
#define ALLEYS_ARE(rows)   FOLDER({"kiet.csv", ALLEYS rows})
#define HOUSES_ARE(rows)   FOLDER({"kiet.csv", ALLEY}, {"ho.csv", HOUSES rows})
#define PLACES_ARE(rows)   FOLDER({"kiet.csv", ALLEY}, {"congtrinh.csv", PLACES rows})
#define SITES_ARE(rows)    FOLDER({"ditich.csv", SITES rows})
#define SETTINGS_ARE(rows) .files = {{"thon.csv", SETTINGS rows}, {"kiet.csv", ALLEY}}

static bool seen[QRSIGN_MESSAGE_END];

struct row {
        const char *name;
        struct table_file files[TABLE_FILES];
        const char *expected;
        bool keep_going;
};

static const struct row format_rows[] = {
        {"nothing wrong", HOUSES_ARE("1,1,T,10\n"), ""},
        {"stray mark", HOUSES_ARE("1,1\"a,T,10\n1,x,y\n"), "ho.csv:2:2::26\nho.csv:3:3:Bên:38\n"},
        {"open mark", HOUSES_ARE("1,1,T,10\n1,\"2\n1,3\n"), "ho.csv:3:2::25\n"},
        {"stray mark in a setting", SETTINGS_ARE("ghi\" chú,\n"),
                "thon.csv:4:1:ghi\" chú:26\nthon.csv:4:1:ghi\" chú:70\n"},
        {"not UTF-8", HOUSES_ARE("1,1,T,10\n1,2,Ph\xEAi,20\n"), "ho.csv:3:3::23\n"},
        {"alleys not UTF-8: no cascade",
                FOLDER({"kiet.csv", ALLEY "HN-02,\x93,\n"}, {"ho.csv", HOUSES "2,1\n9,1,x\n"}),
                "kiet.csv:3:2::23\nho.csv:3:3:Bên:38\n"},
        {"workbook", FOLDER({"kiet.csv", "PK\003\004"}), "kiet.csv:1:1::21\n"},
        {"empty file", FOLDER({"kiet.csv", ""}), "kiet.csv:0:0::22\n"},
        {"blank lines alone", FOLDER({"kiet.csv", "\n\n"}), "kiet.csv:0:0::22\n"},
        {"folder", FOLDER({"kiet.csv", NULL}), "kiet.csv:0:0::20\n"},
        {"no tables", .files = {{"thon.txt", SETTINGS}}, ":0:0::60\n"},
        {"settings alone", .files = {{"thon.csv", SETTINGS}}, ":0:0::60\n"},
        {"header alone", FOLDER({"kiet.csv", ALLEYS}), "kiet.csv:1:0::96\n"},
        {"blank rows are passed over", HOUSES_ARE(",,,\n 1 , 1 ,\n\n,,\n1,2,x\n"),
                "ho.csv:6:3:Bên:38\n"},
        {"two of a kind", FOLDER({"kiet.csv", ALLEY}, {"alleys.csv", ALLEY}), "kiet.csv:0:0::61\n"},
        {"two of a kind by header", FOLDER({"kiet.csv", ALLEY}, {"x.csv", ALLEY}),
                "x.csv:0:0::61\n"},
        {"unknown file", FOLDER({"kiet.csv", ALLEY}, {"thu chi.csv", "Ngày,Số tiền\n1,2\n"}),
                "thu chi.csv:0:0::62\n"},
        {"no header", FOLDER({"kiet.csv", "HN-01,1,16.6,107.2\n"}), "kiet.csv:1:0::63\n"},
        {"missing columns", FOLDER({"kiet.csv", "Mã,Dài,Số hộ\nHN-01,1,1\n"}),
                "kiet.csv:1:0:kiệt:64\nkiet.csv:1:0:vĩ độ:64\nkiet.csv:1:0:kinh độ:64\n"},
        {"no cascade from a missing column",
                FOLDER({"kiet.csv", "Mã,Dài,Tọa độ\nHN-01,1,1\n"}, {"ho.csv", HOUSES "1,1\n"}),
                "kiet.csv:1:0:kiệt:64\n"},
        {"half of the point's columns", FOLDER({"kiet.csv", "Mã,Kiệt,Vĩ độ\nHN-01,1,16.6\n"}),
                "kiet.csv:1:0:kinh độ:64\n"},
        {"column twice", FOLDER({"kiet.csv", "Mã,Kiệt,Tọa độ,Ngõ\n1,1,\"16.6, 107.2\",1\n"}),
                "kiet.csv:1:4:Ngõ:65\n"},
        {"unknown header", FOLDER({"kiet.csv", "Mã,Kiệt,Tọa độ,Màu cổng\n1,1,\"16.6, 107.2\",x\n"}),
                "kiet.csv:1:4:Màu cổng:66\n"},
        {"nearly a header",
                FOLDER({"kiet.csv", "Mã,Kiệt,Tọa độ,Ghi chus\n1,1,\"16.6, 107.2\",x\n"}),
                "kiet.csv:1:4:Ghi chus:67\n"},
        {"header with its unit",
                FOLDER({"kiet.csv", "Mã,Kiệt,Tọa độ,Dài (m)\n1,1,\"16.6, 107.2\",x\n"}),
                "kiet.csv:2:4:Dài (m):36\n"},
        {"nameless column",
                FOLDER({"kiet.csv", "Mã,Kiệt,,Tọa độ\n1,1,,\"16.6, 107.2\"\n2,2,x,\"16.6, 107.2\"\n"
                                    "3,3,y,\"16.6, 107.2\"\n"}),
                "kiet.csv:3:3::68\n"},
        {"row too long", HOUSES_ARE("1,1,,,,,,,,,,,,x,y\n1,2,,,,,,,,,,,,\n"), "ho.csv:2:14::69\n"},
};

static const struct row settings_rows[] = {
        {"unknown key", SETTINGS_ARE("màu cổng,xanh\n"), "thon.csv:4:1:màu cổng:70\n"},
        {"nearly a key", SETTINGS_ARE("trưởng thông,A\n"), "thon.csv:4:1:trưởng thông:71\n"},
        {"never a path", SETTINGS_ARE("output,/etc\nicc,x\n"),
                "thon.csv:4:1:output:70\nthon.csv:5:1:icc:70\n"},
        {"key twice", SETTINGS_ARE("thon,Khác\n"), "thon.csv:4:1:thon:72\n"},
        {"empty value is none", SETTINGS_ARE("thon,\nngày,\n"), ""},
        {"value without key", SETTINGS_ARE(",Khác\n"), "thon.csv:4:2::73\n"},
        {"template", SETTINGS_ARE("mẫu,\"alley, house\"\n"), ""},
        {"template file", SETTINGS_ARE("mẫu,\"alley,../x.tpl\"\n"), "thon.csv:4:2:mẫu:74\n"},
        {"page", SETTINGS_ARE("trang quét,http://a.example\n"), "thon.csv:4:2:trang quét:97\n"},
        {"page with a space", SETTINGS_ARE("page,https://a example\n"), "thon.csv:4:2:page:56\n"},
        {"third cell", SETTINGS_ARE("ngày,1/1/2026,x\n"), "thon.csv:4:3::69\n"},
        {"third column",
                .files = {{"thon.csv", "Mục,Giá trị,Giải thích\nthôn,A,tên thôn\nxã,Nam Hải "
                                       "Lăng\ntỉnh,Quảng Trị\n"},
                        {"kiet.csv", ALLEY}},
                ""},
        {"date", SETTINGS_ARE("ngày,31/2/2026\n"), "thon.csv:4:2:ngày:39\n"},
        {"date too early", SETTINGS_ARE("ngày,31/12/2019\n"), "thon.csv:4:2:ngày:77\n"},
        {"commune code", SETTINGS_ARE("mã xã,1973A\n"), "thon.csv:4:2:mã xã:54\n"},
        {"commune code repaired", SETTINGS_ARE("mã xã,4\n"),
                "thon.csv:4:2:mã xã:55\nthon.csv:4:2:mã xã:644\n"},
        {"phone", SETTINGS_ARE("điện thoại,12\n"), "thon.csv:4:2:điện thoại:47\n"},
        {"phone repaired", SETTINGS_ARE("điện thoại,950000000\n"), "thon.csv:4:2:điện thoại:48\n"},
        {"half a point", SETTINGS_ARE("vĩ độ,16.6\n"), "thon.csv:4:2:vĩ độ:43\n"},
        {"id", SETTINGS_ARE("mã,H N\n"), "thon.csv:4:2:mã:51\n"},
        {"id of an alley", SETTINGS_ARE("mã,hn-01\n"), "kiet.csv:2:1:Mã:78\n"},
        {"revision", SETTINGS_ARE("phiên bản,0\n"), "thon.csv:4:2:phiên bản:36\n"},
        {"unit too long", SETTINGS_ARE("loại kiệt,01234567890123456789012345678901234567890\n"),
                "thon.csv:4:2:loại kiệt:153\n"},
        {"letters lost",
                .files = {{"thon.csv", "thôn,Hung Nhon\nxã,B\ntỉnh,Qu?ng Tr?\n"},
                        {"kiet.csv", ALLEY}},
                "thon.csv:3:2:tỉnh:35\n"},
        {"no area", .files = {{"kiet.csv", ALLEY "HN-02,2,100,,16.62850,107.26150\n"}},
                "kiet.csv:0:0:thôn:75\nkiet.csv:0:0:xã:75\nkiet.csv:0:0:tỉnh:75\n"},
        {"an area in part",
                .files = {{"thon.csv", "thôn,A\nxã,Nam Hải Lăng\n"}, {"kiet.csv", ALLEY}},
                "thon.csv:0:0:tỉnh:75\n"},
        {"area of households alone",
                .files = {{"thon.csv", "thôn,A\nxã,Nam Hải Lăng\n"},
                        {"ho.csv", "Kiệt,Số nhà\n1,2\n"}},
                "thon.csv:0:0:tỉnh:75\n"},
        {"the hamlet of another commune is not theirs",
                FOLDER({"kiet.csv", "Mã,Kiệt,Tọa độ,Thôn,Xã\n1,1,\"16.6, 107.2\",,\n"
                                    "2,2,\"16.6, 107.2\",,Xã Triệu Phong\n"}),
                "kiet.csv:3:4:Thôn:33\n"},
        {"area empty in a row",
                .files = {{"kiet.csv", "Mã,Kiệt,Tọa độ,Thôn,Xã,Tỉnh\n"
                                       "1,1,\"16.6, 107.2\",A,Nam Hải Lăng,Quảng Trị\n"
                                       "2,2,\"16.6, 107.2\",A,,Quảng Trị\n"}},
                "kiet.csv:3:5:Xã:33\n"},
};

static const struct row alley_rows[] = {
        {"nothing filled in", ALLEYS_ARE(",,100,,,\n"),
                "kiet.csv:2:1:Mã:33\nkiet.csv:2:2:Kiệt:33\nkiet.csv:2:5:Vĩ độ:33\n"},
        {"id", ALLEYS_ARE("HN_01,1,,,16.6,107.2\n"), "kiet.csv:2:1:Mã:51\n"},
        {"id too long", ALLEYS_ARE("A23456789012345678901234567890123,1,,,16.6,107.2\n"),
                "kiet.csv:2:1:Mã:51\n"},
        {"id twice", ALLEYS_ARE("HN-01,1,,,16.6,107.2\nhn-01,2,,,16.6,107.2\n"),
                "kiet.csv:3:1:Mã:78\n"},
        {"length",
                ALLEYS_ARE("A,1,0,,16.6,107.2\nB,2,12.5,,16.6,107.2\nC,3,100000,,16.6,107.2\n"
                           "D,4,99999 m,,16.6,107.2\n"),
                "kiet.csv:2:3:Dài:36\nkiet.csv:3:3:Dài:36\nkiet.csv:4:3:Dài:36\n"},
        {"count", ALLEYS_ARE("A,1,,-1,16.6,107.2\nB,2,,0,16.6,107.2\n"), "kiet.csv:2:4:Số hộ:36\n"},
        {"degrees", ALLEYS_ARE("A,1,,,16.6x,107.2\n"), "kiet.csv:2:5:Vĩ độ:40\n"},
        {"half a point", ALLEYS_ARE("A,1,,,16.6,\nB,2,,,,107.2\n"),
                "kiet.csv:2:6:Kinh độ:43\nkiet.csv:3:5:Vĩ độ:43\n"},
        {"swapped", ALLEYS_ARE("A,1,,,107.2,16.6\n"), "kiet.csv:2:5:Vĩ độ:45\n"},
        {"outside", ALLEYS_ARE("A,1,,,48.85,2.35\nB,2,,,0,0\nC,3,,,1662850,10726150\n"),
                "kiet.csv:2:5:Vĩ độ:46\nkiet.csv:3:5:Vĩ độ:46\nkiet.csv:4:5:Vĩ độ:40\n"
                "kiet.csv:4:6:Kinh độ:40\n"},
        {"excel error", ALLEYS_ARE("A,#N/A,,,16.6,107.2\n"), "kiet.csv:2:2:Kiệt:34\n"},
        {"far", ALLEYS_ARE("A,1,,,16.6,107.2\nB,2,,,16.6,107.2\nC,3,,,16.9,107.2\n"),
                "kiet.csv:4:5:Vĩ độ:86\n"},
        {"name too long",
                ALLEYS_ARE("A,"
                           "0123456789012345678901234567890123456789012345678901234567890123456789"
                           "0123456789012345678901234567890"
                           ",,,16.6,107.2\n"),
                "kiet.csv:2:2:Kiệt:153\n"},
        {"invisible character", ALLEYS_ARE("A,a\u200Bb,,,16.6,107.2\n"), "kiet.csv:2:2:Kiệt:154\n"},
        {"location",
                FOLDER({"kiet.csv", "id,alley,location\nA,1,16.6\nB,2,\nC,3,"
                                    "https://maps.app.goo.gl/abc\nD,4,\"107.2, 16.6\"\n"}),
                "kiet.csv:2:3:location:41\nkiet.csv:3:3:location:33\nkiet.csv:4:3:location:42\n"
                "kiet.csv:5:3:location:45\n"},
        {"two points",
                FOLDER({"kiet.csv", "id,alley,lat,lon,location\nA,1,16.6,107.2,\"16.6, 107.3\"\n"
                                    "B,2,16.6,107.2,\"16.6, 107.2\"\n"}),
                "kiet.csv:2:5:location:44\n"},
        {"path", FOLDER({"kiet.csv", "id,alley,location,path\nA,1,\"16.6, 107.2\",\"0,0\"\n"}),
                "kiet.csv:2:4:path:50\n"},
        {"count unlike the rows",
                FOLDER({"kiet.csv", ALLEYS "A,1,,2,16.6,107.2\nB,2,,1,16.6,107.2\n"},
                        {"ho.csv", HOUSES "1,1\n2,1\n"}),
                "kiet.csv:2:4:Số hộ:85\n"},
        {"bad rows count as rows",
                FOLDER({"kiet.csv", ALLEYS "A,1,,2,16.6,107.2\n"},
                        {"ho.csv", HOUSES "1,1\n1,2,x\n"}),
                "ho.csv:3:3:Bên:38\n"},
        {"left out with its households",
                FOLDER({"kiet.csv", ALLEYS "A,1,x,,16.6,107.2\n"}, {"ho.csv", HOUSES "1,1\n"}),
                "kiet.csv:2:3:Dài:36\nkiet.csv:2:2:Kiệt:90\n", .keep_going = true},
};

static const struct row household_rows[] = {
        {"no alley", HOUSES_ARE(",1\n"), "ho.csv:2:1:Kiệt:33\n"},
        {"unknown alley", HOUSES_ARE("9,1\n"), "ho.csv:2:1:Kiệt:79\n"},
        {"ambiguous alley",
                FOLDER({"kiet.csv", ALLEYS "A,1,,,16.6,107.2\nB,1,,,16.6,107.2\n"},
                        {"ho.csv", HOUSES "1,1\nA,1\nB,1\n"}),
                "ho.csv:2:1:Kiệt:80\n"},
        {"side", HOUSES_ARE("1,1,giữa\n"), "ho.csv:2:3:Bên:38\n"},
        {"distance", HOUSES_ARE("1,1,T,xa\n1,3,T,-3\n1,5,T,1e2\n"),
                "ho.csv:2:4:Cách đầu kiệt:36\nho.csv:3:4:Cách đầu kiệt:36\n"
                "ho.csv:4:4:Cách đầu kiệt:36\n"},
        {"beyond the end", HOUSES_ARE("1,1,T,100\n1,3,T,101\n1,5,T,110\n1,7,T,111\n"),
                "ho.csv:3:4:Cách đầu kiệt:82\nho.csv:4:4:Cách đầu kiệt:82\n"
                "ho.csv:5:4:Cách đầu kiệt:81\n"},
        {"number is a date", HOUSES_ARE("1,12-Mar\n1,12/03/2026\n1,3-Thg12\n1,12/3\n"),
                "ho.csv:2:2:Số nhà:52\nho.csv:3:2:Số nhà:52\nho.csv:4:2:Số nhà:52\n"},
        {"slash at the end", HOUSES_ARE("1,12/\n1,/3\n"),
                "ho.csv:2:2:Số nhà:53\nho.csv:3:2:Số nhà:53\n"},
        {"number too long", HOUSES_ARE("1,123456789012345678901\n"), "ho.csv:2:2:Số nhà:153\n"},
        {"number twice", HOUSES_ARE("1,2A\n1,3\n1,2a \n1,2 A\n"),
                "ho.csv:4:2:Số nhà:84\nho.csv:5:2:Số nhà:84\n"},
        {"odd on the right", HOUSES_ARE("1,3,P,1\n1,10/5A,P,2\n1,4,T,3\n1,B,P,4\n1,12/4,P,5\n"),
                "ho.csv:2:2:Số nhà:87\nho.csv:3:2:Số nhà:87\n"},
        {"consent missing", HOUSES_ARE("1,1,,,A,0950000000,có,x,\n"),
                "ho.csv:2:7:Công khai tên:83\nho.csv:2:8:Công khai số điện thoại:83\n"},
        {"consent with a wrong date", HOUSES_ARE("1,1,,,A,,có,,31/2/2026\n1,2,,,,,,,9/1/26\n"),
                "ho.csv:2:9:Ngày đồng ý:39\nho.csv:3:9:Ngày đồng ý:39\n"},
        {"consent column missing",
                FOLDER({"kiet.csv", ALLEY}, {"ho.csv", "Kiệt,Chủ hộ,Công khai tên\n1,A,có\n"}),
                "ho.csv:2:3:Công khai tên:83\n"},
        {"yes or no", HOUSES_ARE("1,1,,,A,,có lẽ,,1/1/2026\n"), "ho.csv:2:7:Công khai tên:37\n"},
        {"phones",
                HOUSES_ARE("1,1,,,,950000000\n1,2,,,,+84 950 000 000\n1,3,,,,095000000\n"
                           "1,4,,,,9.5E+08\n"),
                "ho.csv:2:6:Điện thoại:48\nho.csv:3:6:Điện thoại:49\nho.csv:4:6:Điện thoại:47\n"
                "ho.csv:5:6:Điện thoại:47\n"},
        {"letters lost", HOUSES_ARE("1,1,,,Nguy?n V?n A\n1,3,,,,,,,,,,,Bánh gì?\n"),
                "ho.csv:2:5:Chủ hộ:35\n"},
        {"id", HOUSES_ARE("1,1,,,,,,,,A B\n"), "ho.csv:2:10:Id:51\n"},
        {"id twice", HOUSES_ARE("1,1,,,,,,,,A\n1,2,,,,,,,,a\n1,3,,,,,,,,HN-01\n"),
                "ho.csv:3:10:Id:78\nho.csv:4:10:Id:78\n"},
        {"own id like a derived one",
                HOUSES_ARE("1,12\n1,2,,,,,,,,HN-01-12\n1,3,,,,,,,,hn-01-12\n"),
                "ho.csv:3:10:Id:91\nho.csv:4:10:Id:78\n"},
        {"derived id like an own one", HOUSES_ARE("1,2,,,,,,,,HN-01-12\n1,12\n"),
                "ho.csv:3:2:Số nhà:91\n"},
        {"one place", HOUSES_ARE("1,,T,5\n1,,P,5\n1,,T,5\n"), "ho.csv:4:4:Cách đầu kiệt:91\n"},
        {"id of an alley",
                FOLDER({"kiet.csv", ALLEYS "H,1,,,16.6,107.2\nH-12,2,,,16.6,107.2\n"},
                        {"ho.csv", HOUSES "1,12\n"}),
                "ho.csv:2:2:Số nhà:91\n"},
        {"far",
                HOUSES_ARE("1,1,,,,,,,,,16.6,107.2\n1,2,,,,,,,,,16.6,107.2\n"
                           "1,3,,,,,,,,,16.6,107.6\n"),
                "ho.csv:4:11:Lat:86\n"},
        {"cells over lines", HOUSES_ARE("\"1\",\"1\n2\",giữa\n1,x,y\n"),
                "ho.csv:3:3:Bên:38\nho.csv:4:3:Bên:38\n"},
};

static const struct row other_rows[] = {
        {"place without a name", PLACES_ARE(",chợ,1\n"), "congtrinh.csv:2:1:Tên:33\n"},
        {"kind", PLACES_ARE("A,Nhà văn hóa thôn\nB,bãi đáp\nC,school\n"),
                "congtrinh.csv:3:2:Loại:57\n"},
        {"place of no alley", PLACES_ARE("A,,9\n"), "congtrinh.csv:2:3:Kiệt:79\n"},
        {"place without alley", PLACES_ARE("A,,,T\n"), "congtrinh.csv:2:3:Kiệt:89\n"},
        {"place beyond the end", PLACES_ARE("A,,1,T,111\n"),
                "congtrinh.csv:2:5:Cách đầu kiệt:81\n"},
        {"place outside", PLACES_ARE("A,,1,T,11,13.75,100.5\n"), "congtrinh.csv:2:6:Lat:46\n"},
        {"place far", PLACES_ARE("A,,,,,16.6,107.2\nB,,,,,16.6,107.2\nC,,,,,16.2,107.2\n"),
                "congtrinh.csv:4:6:Lat:86\n"},
        {"site", SITES_ARE("D,A,https://a.example,\"16.6, 107.2\"\n"), ""},
        {"site without all", SITES_ARE(",,x\n"),
                "ditich.csv:2:1:Mã:33\nditich.csv:2:2:Tên:33\nditich.csv:2:3:Liên kết:56\n"
                "ditich.csv:2:4:Tọa độ:33\n"},
        {"site twice", SITES_ARE("D,A,,\"16.6, 107.2\"\nd,B,,\"17.6, 106.2\"\n"),
                "ditich.csv:3:1:Mã:78\n"},
};

static void check(const struct row *rows, size_t count)
{
        for (size_t i = 0; i < count; i++) {
                struct qrsign_directory *directory = NULL;
                struct problems problems = {.seen = seen};
                struct qrsign_directory_options options = {
                        .size = sizeof(options),
                        .on_problem = collect,
                        .context = &problems,
                        .today = TODAY,
                        .keep_going = rows[i].keep_going,
                };
                struct qrsign_error error = {0};
                char path[64];

                folder_make(path, rows[i].files);
                qrsign_directory_open(path, &options, &directory, &error);
                qs_buffer_append(&problems.text, "", 0);
                folder_remove(path, rows[i].files);
                /* A problem of the whole folder carries its path. */
                if (strstr(problems.text.data, strrchr(path, '/') + 1) == problems.text.data)
                        check_row(rows[i].name,
                                !strcmp(problems.text.data + strlen(strrchr(path, '/') + 1),
                                        rows[i].expected));
                else if (strcmp(problems.text.data, rows[i].expected) != 0)
                        fail_msg("row %s:\n%s", rows[i].name, problems.text.data);
                qrsign_directory_free(directory);
                qs_buffer_free(&problems.text);
        }
}

static void format(void **state)
{
        (void)state;
        check(format_rows, COUNT(format_rows));
}

static void settings(void **state)
{
        (void)state;
        check(settings_rows, COUNT(settings_rows));
}

static void alleys(void **state)
{
        (void)state;
        check(alley_rows, COUNT(alley_rows));
}

static void households(void **state)
{
        (void)state;
        check(household_rows, COUNT(household_rows));
}

static void others(void **state)
{
        (void)state;
        check(other_rows, COUNT(other_rows));
}

/* Each number of this room is in a row above, or in the test named here. */
static void every_message(void **state)
{
        static const enum qrsign_message elsewhere[] = {
                QRSIGN_MESSAGE_TABLE_NOT_UTF16,     /* table_csv */
                QRSIGN_MESSAGE_NUL_BYTE,            /* table_csv */
                QRSIGN_MESSAGE_CELL_TOO_LARGE,      /* table_csv */
                QRSIGN_MESSAGE_ROW_TOO_LARGE,       /* table_csv */
                QRSIGN_MESSAGE_ROW_TOO_WIDE,        /* table_csv */
                QRSIGN_MESSAGE_TOO_MANY_ROWS,       /* table_csv */
                QRSIGN_MESSAGE_ENCODING_UNKNOWN,    /* table_directory */
                QRSIGN_MESSAGE_ISSUED_MISSING,      /* table_directory */
                QRSIGN_MESSAGE_ALLEY_ROWS_TOO_MANY, /* table_directory */
                QRSIGN_MESSAGE_HOUSE_ID_TWICE,      /* table_directory */
                QRSIGN_MESSAGE_HOUSE_ID_NONE,       /* table_directory */
                QRSIGN_MESSAGE_HAMLETS_SEVERAL,     /* table_directory */
                QRSIGN_MESSAGE_BOARD_NONE,          /* table_directory */
        };

        (void)state;
        for (size_t i = 0; i < COUNT(elsewhere); i++)
                seen[elsewhere[i]] = true;
        for (unsigned number = 20; number < 150; number++)
                if (qrsign_message_find(number) && !seen[number])
                        fail_msg("no test shows QS-%03u", number);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(format),
                cmocka_unit_test(settings),
                cmocka_unit_test(alleys),
                cmocka_unit_test(households),
                cmocka_unit_test(others),
                cmocka_unit_test(every_message),
        };

        return cmocka_run_group_tests(tests, NULL, NULL);
}
