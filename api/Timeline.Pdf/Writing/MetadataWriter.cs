using System.Globalization;
using System.Security;
using System.Text;

namespace Timeline.Pdf.Writing;

/// <summary>The information dictionary and the XMP packet, PDF 32000-1 section 14.3.</summary>
internal static class MetadataWriter
{
    private const string Producer = "Timeline.Pdf";

    // PDF/A asks for a description of every schema that it does not know, ISO 19005-3 section 6.6.2.3.
    private const string UASchema =
        """
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
        </rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>

        """;

    public static PdfDictionary Info(DocumentInfo info)
    {
        var date = info.Created is { } created ? new PdfText(PdfDate(created)) : null;
        return new PdfDictionary().With("Title", Text(info.Title)).With("Author", Text(info.Author)).With("Subject", Text(info.Subject))
            .With("Keywords", info.Keywords.IsDefaultOrEmpty ? null : Text(string.Join(", ", info.Keywords)))
            .With("Creator", Text(info.Creator)).With("Producer", Text(Producer)).With("CreationDate", date).With("ModDate", date);
    }

    public static byte[] Xmp(DocumentInfo info, IReadOnlyList<string> standards)
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

        xmp.Append("</rdf:Description>\n");
        if (standards.Contains(Violation.PdfA))
            xmp.Append("<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>\n");
        if (standards.Contains(Violation.PdfUA))
            xmp.Append("<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"><pdfuaid:part>1</pdfuaid:part></rdf:Description>\n").Append(UASchema);
        return Encoding.UTF8.GetBytes(xmp.Append("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>").ToString());
    }

    // PDF 32000-1 section 7.9.4.
    public static string PdfDate(DateTimeOffset date)
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
