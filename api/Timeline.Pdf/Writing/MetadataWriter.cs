using System.Globalization;
using System.Security;
using System.Text;

namespace Timeline.Pdf.Writing;

/// <summary>The information dictionary and the XMP packet, PDF 32000-1 section 14.3.</summary>
internal static class MetadataWriter
{
    private const string Producer = "Timeline.Pdf";

    public static PdfDictionary Info(DocumentInfo info)
    {
        var date = info.Created is { } created ? new PdfText(PdfDate(created)) : null;
        return new PdfDictionary().With("Title", Text(info.Title)).With("Author", Text(info.Author)).With("Subject", Text(info.Subject))
            .With("Keywords", info.Keywords.IsDefaultOrEmpty ? null : Text(string.Join(", ", info.Keywords)))
            .With("Creator", Text(info.Creator)).With("Producer", Text(Producer)).With("CreationDate", date).With("ModDate", date);
    }

    public static byte[] Xmp(DocumentInfo info)
    {
        var xmp = new StringBuilder("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
            .Append("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n");
        Add(xmp, "dc:format", "application/pdf");
        Add(xmp, "dc:title", Alternatives(info.Title));
        Add(xmp, "dc:description", info.Subject is null ? null : Alternatives(info.Subject));
        Add(xmp, "dc:creator", info.Author is null ? null : $"<rdf:Seq><rdf:li>{Escape(info.Author)}</rdf:li></rdf:Seq>");
        Add(xmp, "dc:language", $"<rdf:Bag><rdf:li>{Escape(info.Language)}</rdf:li></rdf:Bag>");
        if (!info.Keywords.IsDefaultOrEmpty)
        {
            Add(xmp, "dc:subject", $"<rdf:Bag>{string.Concat(info.Keywords.Select(word => $"<rdf:li>{Escape(word)}</rdf:li>"))}</rdf:Bag>");
            Add(xmp, "pdf:Keywords", Escape(string.Join(", ", info.Keywords)));
        }

        Add(xmp, "pdf:Producer", Producer);
        Add(xmp, "xmp:CreatorTool", Escape(info.Creator));
        if (info.Created is { } created)
        {
            var date = created.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
            Add(xmp, "xmp:CreateDate", date);
            Add(xmp, "xmp:ModifyDate", date);
        }

        return Encoding.UTF8.GetBytes(xmp.Append("</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>").ToString());
    }

    // PDF 32000-1 section 7.9.4.
    private static string PdfDate(DateTimeOffset date)
    {
        var sign = date.Offset < TimeSpan.Zero ? '-' : '+';
        return date.ToString("'D:'yyyyMMddHHmmss", CultureInfo.InvariantCulture) + sign + date.Offset.ToString(@"hh\'mm\'", CultureInfo.InvariantCulture);
    }

    private static PdfText? Text(string? text) => string.IsNullOrEmpty(text) ? null : new(text);

    private static string Alternatives(string text) => $"<rdf:Alt><rdf:li xml:lang=\"x-default\">{Escape(text)}</rdf:li></rdf:Alt>";

    // Characters that XML 1.0 does not allow at all would make the packet unreadable.
    private static string Escape(string text) =>
        SecurityElement.Escape(new string([.. text.Select(c => c < ' ' || char.IsSurrogate(c) || c >= '\uFFFE' ? ' ' : c)]));

    private static void Add(StringBuilder xmp, string name, string? content)
    {
        if (content is not null)
            xmp.Append(CultureInfo.InvariantCulture, $"<{name}>{content}</{name}>\n");
    }
}
