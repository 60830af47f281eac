using System.Globalization;

namespace Timeline.Domain.Incidents;

/// <summary>Words for what a file is and how large.</summary>
public static class FileWords
{
    /// <summary><c>214 kB</c>, <c>1.2 MB</c>: decimal units, rounded to three digits at most.</summary>
    public static string Size(long bytes)
    {
        var (unit, value) = bytes switch
        {
            < 1_000 => ("bytes", bytes),
            < 999_500 => ("kB", bytes / 1e3),
            < 999_500_000 => ("MB", bytes / 1e6),
            _ => ("GB", (double)bytes / 1e9),
        };
        var digits = unit == "bytes" || value >= 100 ? "0" : value >= 10 ? "0.#" : "0.##";
        return $"{value.ToString(digits, CultureInfo.InvariantCulture)} {(bytes == 1 ? "byte" : unit)}";
    }

    /// <summary>A media type in a word or two: <c>PNG picture</c>, <c>text</c>.</summary>
    public static string Kind(string mediaType) => mediaType.Split(';')[0] switch
    {
        "image/png" => "PNG picture",
        "image/jpeg" => "JPEG picture",
        "image/gif" => "GIF picture",
        "image/webp" => "WebP picture",
        "text/plain" => "text",
        "application/pdf" => "PDF",
        "application/gzip" => "gzip",
        var other => other,
    };
}
