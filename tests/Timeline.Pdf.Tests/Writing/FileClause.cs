using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Timeline.Pdf.Tests.Writing;

/// <summary>A clause that every file keeps by the way it is written.</summary>
/// <param name="Number">Standard and clause.</param>
/// <param name="Holds">Whether a file keeps it.</param>
/// <param name="Broken">What is changed in its objects so that it does not.</param>
internal sealed record FileClause(string Number, Func<PdfReader, bool> Holds, params (string From, string To)[] Broken)
{
    public static IReadOnlyList<FileClause> All { get; } =
    [
        new(
            "PDF/A 6.1.2 the header names version and is followed by bytes that are no text",
            pdf => pdf.Raw.StartsWith("%PDF-1.7\n%", StringComparison.Ordinal) && pdf.Raw[10..14].All(c => c > 127),
            ("%PDF-1.7\n%", "%PDF-1.7\n ")),
        new(
            "PDF/A 6.1.3 the trailer has an identifier",
            pdf => PdfReader.All(pdf.Trailer, "/ID \\[<([0-9A-F]{32})> <([0-9A-F]{32})>\\]").Count == 1,
            ("/ID ", "/IDs ")),
        new(
            "PDF/A 6.1.3 nothing is encrypted",
            pdf => !pdf.Trailer.Contains("/Encrypt", StringComparison.Ordinal),
            ("/Root ", "/Encrypt 1 0 R/Root ")),
        new("PDF/A 6.1.3 nothing follows the end", pdf => pdf.Raw.EndsWith("%%EOF\n", StringComparison.Ordinal), ("%%EOF\n", "%%EOF\n\n\nx")),
        new(
            "PDF/A 6.1.7.2 no filter but Flate and DCT",
            pdf => PdfReader.All(pdf.Everything, @"/Filter /(\w+)").TrueForAll(filter => filter[0] is "FlateDecode" or "DCTDecode"),
            ("/Filter /FlateDecode", "/Filter /LZWDecode")),
        new(
            "PDF/A 6.2.3 one output intent with a profile of three colours",
            pdf => OutputProfile(pdf) is { } profile && profile[12..20] == "mntrRGB " && profile[36..40] == "acsp",
            ("/S /GTS_PDFA1", "/S /GTS_PDFX")),
        new(
            "PDF/A 6.2.4.3 colours of devices only with an output intent",
            pdf => !pdf.Everything.Contains("/DeviceCMYK", StringComparison.Ordinal) && pdf.Catalog.Contains("/OutputIntents", StringComparison.Ordinal),
            ("/OutputIntents", "/NoIntents")),
        new(
            "PDF/A 6.2.8.1 pictures have no alternates and are not interpolated",
            pdf => !pdf.Everything.Contains("/Interpolate true", StringComparison.Ordinal) && !pdf.Everything.Contains("/Alternates", StringComparison.Ordinal),
            ("/BitsPerComponent 8", "/BitsPerComponent 8/Interpolate true")),
        new(
            "PDF/A 6.2.10 no blending",
            pdf => !pdf.Everything.Contains("/ExtGState", StringComparison.Ordinal) && !pdf.Everything.Contains("/BM ", StringComparison.Ordinal),
            ("/XObject <<", "/ExtGState <</G <</BM /Screen>>>>/XObject <<")),
        new(
            "PDF/A 6.2.11.3.2 which glyph each number means is said in the file",
            pdf => pdf.Find("/Subtype /CIDFontType2").TrueForAll(font => pdf.Text(font).Contains("/CIDToGIDMap /Identity", StringComparison.Ordinal) || Regex.IsMatch(pdf.Text(font), @"/CIDToGIDMap \d+ 0 R", RegexOptions.None, TimeSpan.FromSeconds(1))),
            ("/CIDToGIDMap", "/NoMap")),
        new(
            "PDF/A 6.2.11.4.1, PDF/UA 7.21.4.1 every font is embedded",
            pdf => pdf.Find("/Type /FontDescriptor") is { Count: > 0 } fonts && fonts.TrueForAll(font => pdf.Text(font).Contains("/FontFile2 ", StringComparison.Ordinal)),
            ("/FontFile2 ", "/FontFile9 ")),
        new("PDF/A 6.2.11.5, PDF/UA 7.21.5 widths are those of the embedded font", WidthsAgree, ("/DW 0/W [0 [", "/DW 0/W [0 [1")),
        new(
            "PDF/A 6.2.11.7.2, PDF/UA 7.21.7 every font leads back to characters",
            pdf => pdf.Find("/Subtype /Type0") is { Count: > 0 } fonts && fonts.TrueForAll(font => pdf.Text(font).Contains("/ToUnicode ", StringComparison.Ordinal)),
            ("/ToUnicode ", "/ToNothing ")),
        new(
            "PDF/A 6.2.11.7.2, PDF/UA 7.21.7 no character is 0, FEFF or FFFE",
            pdf => !PdfReader.All(pdf.Everything, "<[0-9A-F]{4}> <(0000|FEFF|FFFE)>\n").Exists(_ => true),
            ("beginbfchar\n", "beginbfchar\n<0001> <FFFE>\n")),
        new(
            "PDF/A 6.3.2 annotations are printed",
            pdf => pdf.Find("/Type /Annot") is { Count: > 0 } links && links.TrueForAll(link => pdf.Text(link).Contains("/F 4/", StringComparison.Ordinal)),
            ("/F 4/", "/F 2/")),
        new(
            "PDF/A 6.5.1 actions only open addresses",
            pdf => PdfReader.All(pdf.Everything, @"/A <</S /(\w+)/") is { Count: > 0 } actions && actions.TrueForAll(action => action[0] == "URI"),
            ("/S /URI", "/S /Launch")),
        new(
            "PDF/A 6.6.2.1 the catalog has metadata as XML, not compressed",
            pdf => pdf.Text(PdfReader.Reference(pdf.Catalog, "Metadata")).StartsWith("<</Type /Metadata/Subtype /XML/Length", StringComparison.Ordinal),
            ("/Subtype /XML", "/Subtype /TXT")),
        new(
            "PDF/A 6.6.2.3 the identification of PDF/UA is described",
            pdf => pdf.Everything.Contains("<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>", StringComparison.Ordinal),
            ("pdfaSchema:namespaceURI", "pdfaSchema:uri")),
        new(
            "PDF/A 6.6.4 part and level are named",
            pdf => pdf.Everything.Contains("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", StringComparison.Ordinal),
            ("<pdfaid:part>3", "<pdfaid:part>1")),
        new(
            "PDF/A 6.7.2.2, PDF/UA 7.1 the document is marked",
            pdf => pdf.Catalog.Contains("/MarkInfo <</Marked true>>", StringComparison.Ordinal),
            ("/Marked true", "/Marked false")),
        new(
            "PDF/A 6.7.3.1, PDF/UA 7.1 there is a structure whose root is a document",
            pdf => pdf.Outline(PdfReader.Reference(pdf.Text(PdfReader.Reference(pdf.Catalog, "StructTreeRoot")), "K")).StartsWith("Document\n", StringComparison.Ordinal),
            ("/S /Document", "/S /Part")),
        new(
            "PDF/A 6.7.4, PDF/UA 7.2 the document says its language",
            pdf => pdf.Catalog.Contains("/Lang (en)", StringComparison.Ordinal),
            ("/Lang (en)/MarkInfo", "/MarkInfo")),
        new(
            "PDF/A 6.8 files inside have names, kind, date and relationship",
            pdf => pdf.Find("/Type /Filespec") is { Count: 1 } files && PdfReader.All(pdf.Text(files[0]), @"/F \(.+\)/UF \(.+\)/Desc \(.+\)/AFRelationship /(Data|Source|Supplement)/EF <</F \d+ 0 R/UF \d+ 0 R>>").Count == 1,
            ("/AFRelationship /Data", "/AFRelationship /Any")),
        new(
            "PDF/A 6.8 files inside have a kind and a date",
            pdf => pdf.Find("/Type /EmbeddedFile") is { Count: 1 } files && PdfReader.All(pdf.Text(files[0]), @"/Subtype /\w+#2F\w+/Params <</Size \d+/ModDate \(D:[^)]+\)").Count == 1,
            ("/ModDate", "/NoDate")),
        new(
            "PDF/A 6.8 files inside are the catalog's",
            pdf => PdfReader.All(pdf.Catalog, @"/AF \[(\d+) 0 R\]") is [var only] && pdf.Text(int.Parse(only[0], CultureInfo.InvariantCulture)).Contains("/Type /Filespec", StringComparison.Ordinal),
            ("/AF [", "/AX [")),
        new(
            "PDF/UA 5 the part is named",
            pdf => pdf.Everything.Contains("<pdfuaid:part>1</pdfuaid:part>", StringComparison.Ordinal),
            ("<pdfuaid:part>1", "<pdfuaid:part>2")),
        new(
            "PDF/UA 7.1 the title is in the metadata and in the title bar",
            pdf => PdfReader.All(pdf.Everything, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">([^<]+)<").Count == 1 && pdf.Catalog.Contains("/DisplayDocTitle true", StringComparison.Ordinal),
            ("/DisplayDocTitle true", "/DisplayDocTitle false")),
        new("PDF/UA 7.1 every mark on a page has its element, and every element its marks", MarksAgree, ("/MCID 0>> BDC", "/MCID 900>> BDC")),
        new(
            "PDF/UA 7.1 no type needs a map",
            pdf => !pdf.Everything.Contains("/RoleMap", StringComparison.Ordinal),
            ("/Type /StructTreeRoot", "/Type /StructTreeRoot/RoleMap <</P /H1>>")),
        new(
            "PDF/UA 7.3 figures have words and an area",
            pdf => pdf.Find("/S /Figure/") is { Count: > 0 } figures && figures.TrueForAll(figure => PdfReader.All(pdf.Text(figure), @"/Alt \(.+\).*/BBox \[[-\d. ]+\]").Count == 1),
            ("/Alt ", "/Art ")),
        new(
            "PDF/UA 7.5 header cells say what they head",
            pdf => pdf.Find("/S /TH/") is { Count: > 0 } cells && cells.TrueForAll(cell => PdfReader.All(pdf.Text(cell), "/Scope /(Column|Row)").Count == 1),
            ("/Scope /Row", "/Scope /None")),
        new(
            "PDF/UA 7.6 lists say how they are numbered",
            pdf => pdf.Find("/S /L/") is { Count: > 0 } lists && lists.TrueForAll(list => PdfReader.All(pdf.Text(list), "/ListNumbering /(Decimal|Disc)").Count == 1),
            ("/ListNumbering", "/Numbering")),
        new(
            "PDF/UA 7.18.1 annotations say what they are",
            pdf => pdf.Find("/Type /Annot").TrueForAll(link => PdfReader.All(pdf.Text(link), @"/Contents \((.+?)\)").Count == 1),
            ("/Contents (", "/Content (")),
        new(
            "PDF/UA 7.18.3 the order of tabs is that of the structure",
            pdf => pdf.Find("/Type /Page/").TrueForAll(page => pdf.Text(page).Contains("/Tabs /S", StringComparison.Ordinal)),
            ("/Tabs /S", "/Tabs /R")),
        new(
            "PDF/UA 7.18.5 every link is in the structure",
            pdf => pdf.Find("/Type /Annot").TrueForAll(link => pdf.Text(link).Contains("/StructParent ", StringComparison.Ordinal) && pdf.Everything.Contains($"/Obj {link} 0 R", StringComparison.Ordinal)),
            ("/Obj ", "/NoObj ")),
    ];

    private static string? OutputProfile(PdfReader pdf) =>
        pdf.Find("/S /GTS_PDFA1") is [var intent] && pdf.Text(PdfReader.Reference(pdf.Text(intent), "DestOutputProfile")).Contains("/N 3", StringComparison.Ordinal)
            ? pdf.Stream(PdfReader.Reference(pdf.Text(intent), "DestOutputProfile"))
            : null;

    private static bool WidthsAgree(PdfReader pdf) => pdf.Find("/Subtype /CIDFontType2").TrueForAll(font =>
    {
        var file = pdf.Bytes(PdfReader.Reference(pdf.Text(PdfReader.Reference(pdf.Text(font), "FontDescriptor")), "FontFile2"));
        var glyphs = pdf.Bytes(PdfReader.Reference(pdf.Text(font), "CIDToGIDMap"));
        var (unitsPerEm, metrics, wide) = (U16(file, Table(file, "head") + 18), Table(file, "hmtx"), U16(file, Table(file, "hhea") + 34));
        var widths = PdfReader.Match(pdf.Text(font), @"/W \[0 \[([-\d. ]+)\]").Split(' ');
        return widths.Index().All(width => Math.Abs(double.Parse(width.Item, CultureInfo.InvariantCulture) - (U16(file, metrics + (4 * Math.Min(U16(glyphs, 2 * width.Index), wide - 1))) * 1000.0 / unitsPerEm)) <= 1);
    });

    private static int Table(byte[] file, string tag)
    {
        for (var record = 12; record < 12 + (16 * U16(file, 4)); record += 16)
        {
            if (Encoding.ASCII.GetString(file, record, 4) == tag)
                return BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(record + 8));
        }

        throw new InvalidDataException($"the font has no table {tag}");
    }

    private static int U16(byte[] file, int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private static bool MarksAgree(PdfReader pdf)
    {
        var parents = PdfReader.All(pdf.Text(PdfReader.Reference(pdf.Text(PdfReader.Reference(pdf.Catalog, "StructTreeRoot")), "ParentTree")), @"(\d+) \[([^\]]*)\]");
        return pdf.Find("/Type /Page/").TrueForAll(page =>
        {
            var marks = PdfReader.All(pdf.Content(page), @"/MCID (\d+)").ConvertAll(mark => int.Parse(mark[0], CultureInfo.InvariantCulture));
            var owners = PdfReader.All(parents.Single(parent => parent[0] == PdfReader.Match(pdf.Text(page), @"/StructParents (\d+)"))[1], @"(\d+) 0 R");
            return marks.SequenceEqual(Enumerable.Range(0, owners.Count)) && owners.TrueForAll(owner => pdf.Text(int.Parse(owner[0], CultureInfo.InvariantCulture)).Contains("/K [", StringComparison.Ordinal));
        });
    }
}
