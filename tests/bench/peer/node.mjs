// SPDX-License-Identifier: MIT
// node.mjs pdfkit|pdf-lib|bwip ROWS OUT MODULES: qrcode + pdfkit, qrcode + pdf-lib, bwip-js + pdfkit
import { createRequire } from "node:module";
import { createWriteStream, readFileSync, writeFileSync } from "node:fs";

const [, , which, rowsPath, out, modules] = process.argv;
const require = createRequire(modules + "/");
const rows = readFileSync(rowsPath, "utf8").trim().split("\n").map(JSON.parse);
const fonts = "/usr/share/fonts/truetype/noto/NotoSans-";
const mm = 72 / 25.4;

function matrixOf(text) {
  const { size, data } = require("qrcode").create(text, { errorCorrectionLevel: "Q" }).modules;
  return { size, dark: (x, y) => data[y * size + x] };
}

function bwipMatrix(text) {
  const [{ pixs, pixx }] = require("bwip-js").raw("qrcode", text, { eclevel: "Q" });
  return { size: pixx, dark: (x, y) => pixs[y * pixx + x] };
}

function pdfkit(matrix) {
  const PDFDocument = require("pdfkit");
  const page = { size: [148 * mm, 105 * mm], margin: 0 };
  const doc = new PDFDocument({ ...page, autoFirstPage: false });
  doc.pipe(createWriteStream(out));
  doc.registerFont("bold", fonts + "Bold.ttf").registerFont("regular", fonts + "Regular.ttf");
  for (const row of rows) {
    doc.addPage(page);
    doc.font("bold").fontSize(30).text(row.title, 8 * mm, 8 * mm, { lineBreak: false });
    doc.font("regular").fontSize(12);
    row.lines.forEach((line, i) => doc.text(line, 8 * mm, (27 + 8 * i) * mm, { lineBreak: false }));
    const { size, dark } = matrix(row.payload), module = 60 * mm / size;
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++)
        if (dark(x, y)) doc.rect(80 * mm + x * module, 30 * mm + y * module, module, module);
    doc.fill("black");
  }
  doc.end();
}

async function pdflib() {
  const { PDFDocument } = require("pdf-lib");
  const doc = await PDFDocument.create();
  doc.registerFontkit(require("@pdf-lib/fontkit"));
  const bold = await doc.embedFont(readFileSync(fonts + "Bold.ttf"), { subset: true });
  const regular = await doc.embedFont(readFileSync(fonts + "Regular.ttf"), { subset: true });
  for (const row of rows) {
    const page = doc.addPage([148 * mm, 105 * mm]);
    page.drawText(row.title, { x: 8 * mm, y: 88 * mm, size: 30, font: bold });
    row.lines.forEach((line, i) =>
      page.drawText(line, { x: 8 * mm, y: (74 - 8 * i) * mm, size: 12, font: regular }));
    const { size, dark } = matrixOf(row.payload);
    let path = "";
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) if (dark(x, y)) path += `M${x} ${y}h1v1h-1z`;
    page.drawSvgPath(path, { x: 80 * mm, y: 75 * mm, scale: 60 * mm / size, borderWidth: 0 });
  }
  writeFileSync(out, await doc.save());
}

await (which === "pdf-lib" ? pdflib() : pdfkit(which === "bwip" ? bwipMatrix : matrixOf));
