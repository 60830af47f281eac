using System.Security.Cryptography;
using System.Text;

namespace Timeline.Pdf.Writing;

/// <summary>Writes files inside of the document, PDF 32000-1 section 7.11.4 and ISO 19005-3 section 6.8.</summary>
internal static class AttachmentWriter
{
    /// <summary>The file specifications, in the order in which they were attached.</summary>
    public static List<PdfReference> Write(PdfFile file, IReadOnlyList<Attachment> attachments) => [.. attachments.Select(one => Write(file, one))];

    /// <summary>The name tree of the files; null without any.</summary>
    public static PdfDictionary? Names(IReadOnlyList<Attachment> attachments, List<PdfReference> files)
    {
        if (files.Count == 0)
            return null;
        var sorted = attachments.Zip(files, (attachment, file) => (Key: Key(attachment.Name), file)).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        return new PdfDictionary().With("Names", new PdfArray(sorted.SelectMany(pair => new PdfValue[] { new PdfRaw(pair.Key), pair.file })));
    }

    private static PdfReference Write(PdfFile file, Attachment attachment)
    {
        var parameters = new PdfDictionary().With("Size", attachment.Bytes.Length).With("ModDate", new PdfText(MetadataWriter.PdfDate(attachment.Modified)))
            .With("CheckSum", new PdfRaw($"<{Convert.ToHexString(Md5(attachment.Bytes.Span))}>"));
        var stream = file.AddStream(
            new PdfDictionary().With("Type", PdfValue.Name("EmbeddedFile")).With("Subtype", PdfValue.Name(attachment.MediaType.Replace("/", "#2F", StringComparison.Ordinal))).With("Params", parameters),
            attachment.Bytes.Span);
        return file.Add(new PdfDictionary().With("Type", PdfValue.Name("Filespec")).With("F", new PdfText(attachment.Name)).With("UF", new PdfText(attachment.Name))
            .With("Desc", new PdfText(attachment.Description)).With("AFRelationship", PdfValue.Name(attachment.Relationship.ToString()))
            .With("EF", new PdfDictionary().With("F", stream).With("UF", stream)));
    }

    // Hexadecimal UTF-8 sorts the same way as the bytes of the name.
    private static string Key(string name) => $"<{Convert.ToHexString(Encoding.UTF8.GetBytes(name))}>";

#pragma warning disable CA5351 // The format says MD5; it guards against damage and not against people.
    private static byte[] Md5(ReadOnlySpan<byte> bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351
}
