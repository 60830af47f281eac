using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>What can be read in a PDF, by a reader that is not ours.</summary>
internal static partial class ReadPdf
{
    /// <summary>What its pages show, without spaces: where words end is a matter of the reader.</summary>
    public static string Shown(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value).Where(value => !string.IsNullOrWhiteSpace(value)));
    }

    /// <summary>What its pages show and what alternative texts say; nothing of the files in it.</summary>
    public static string Said(byte[] pdf) => Shown(pdf) + WithStrings(string.Join('\n', Streams(pdf).Where(stream => !stream.StartsWith('{'))));

    /// <summary>Every stream unpacked, and every text string of it: pages, alternative texts, metadata, bookmarks, attached files.</summary>
    public static string Everything(byte[] pdf) => WithStrings($"{Shown(pdf)}\n{string.Join('\n', Streams(pdf))}\n{Encoding.Latin1.GetString(pdf)}");

    private static IEnumerable<string> Streams(byte[] pdf)
    {
        var raw = Encoding.Latin1.GetString(pdf);
        for (var at = raw.IndexOf("stream\n", StringComparison.Ordinal); at >= 0; at = raw.IndexOf("stream\n", at + 1, StringComparison.Ordinal))
        {
            if (pdf.AsSpan(at + 7) is [0x78, ..] packed)
                yield return Encoding.UTF8.GetString(Inflated(packed.ToArray()));
        }
    }

    private static string WithStrings(string raw) => Strings().Replace(raw, hex => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(hex.Groups["hex"].Value)));

    private static byte[] Inflated(byte[] packed)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var data = new MemoryStream();
        try
        {
            zlib.CopyTo(data);
        }
        catch (InvalidDataException)
        {
            // Not packed after all.
        }

        return data.ToArray();
    }

    [GeneratedRegex("<FEFF(?<hex>([0-9A-F]{4})*)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Strings();
}
