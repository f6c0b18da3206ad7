/* SPDX-License-Identifier: MIT */
/* Versions of what the library is built on. It stands outside the rooms because it sees them all;
 * a program that asks for no versions links nothing for it from the static library. */
#include <qrsign/error.h>

#include <stdio.h>

#include <cairo.h>
#include <expat.h>
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <jansson.h>
#include <jpeglib.h>
#include <libdeflate.h>
#include <pango/pango.h>
#include <png.h>
#include <qrencode.h>
#include <sodium/version.h>
#include <utf8proc.h>
#include <webp/decode.h>
#include <zbar.h>

/* libjpeg-turbo tells its version to the compiler alone, and not as a string. */
#define QUOTED(text) #text
#define QUOTE(macro) QUOTED(macro)
#ifdef LIBJPEG_TURBO_VERSION
#define JPEG_VERSION QUOTE(LIBJPEG_TURBO_VERSION)
#else
#define JPEG_VERSION QUOTE(JPEG_LIB_VERSION)
#endif

static void write_zbar(char *out, size_t size)
{
        unsigned major = 0, minor = 0, patch = 0;

        zbar_version(&major, &minor, &patch);
        snprintf(out, size, "zbar %u.%u.%u", major, minor, patch);
}

static void write_fontconfig(char *out, size_t size)
{
        int version = FcGetVersion();

        snprintf(out, size, "fontconfig %d.%d.%d", version / 10000, version / 100 % 100,
                version % 100);
}

static void write_webp(char *out, size_t size)
{
        int version = WebPGetDecoderVersion();

        snprintf(out, size, "libwebp %d.%d.%d", version >> 16, version >> 8 & 255, version & 255);
}

static void write_expat(char *out, size_t size)
{
        XML_Expat_Version version = XML_ExpatVersionInfo();

        snprintf(out, size, "expat %d.%d.%d", version.major, version.minor, version.micro);
}

bool qrsign_dependency(size_t index, char *out, size_t size)
{
        switch (index) {
        case 0: snprintf(out, size, "libqrencode %s", QRcode_APIVersionString()); break;
        case 1: write_zbar(out, size); break;
        case 2: snprintf(out, size, "cairo %s", cairo_version_string()); break;
        case 3: snprintf(out, size, "pango %s", pango_version_string()); break;
        case 4: write_fontconfig(out, size); break;
        case 5: snprintf(out, size, "libpng %s", png_get_libpng_ver(NULL)); break;
        case 6: snprintf(out, size, "libjpeg %s", JPEG_VERSION); break;
        case 7: snprintf(out, size, "utf8proc %s", utf8proc_version()); break;
        case 8: snprintf(out, size, "jansson %s", jansson_version_str()); break;
        case 9: snprintf(out, size, "libsodium %s", sodium_version_string()); break;
        case 10: write_webp(out, size); break;
        case 11: write_expat(out, size); break;
        case 12: snprintf(out, size, "harfbuzz %s", hb_version_string()); break;
        case 13: snprintf(out, size, "libdeflate %s", LIBDEFLATE_VERSION_STRING); break;
        default: return false;
        }
        return true;
}
