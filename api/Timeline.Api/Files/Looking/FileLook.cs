using Timeline.Api.Incidents;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Files.Looking;

/// <summary>What a file is, by its bytes.</summary>
/// <param name="MediaType">With the charset of a text.</param>
/// <param name="Picture">Its size as its header says. Null: no picture.</param>
internal sealed record LookedAt(string MediaType, PictureSize? Picture = null);

/// <summary>
/// Looks at the bytes of a file: what they are decides, not its name nor what the client says. Taken are raster pictures, plain text, PDF and gzip;
/// nothing that a browser would run.
/// </summary>
internal static class FileLook
{
    private const int HeadBytes = 16;

    /// <param name="content">Can seek; read from its beginning.</param>
    /// <param name="name">For messages.</param>
    /// <exception cref="RejectedException">It is of no kind that is taken, damaged, or larger in pixels or frames than is taken.</exception>
    public static LookedAt At(Stream content, string name)
    {
        var shown = Say.Excerpt(name);
        content.Position = 0;
        Span<byte> head = stackalloc byte[HeadBytes];
        head = head[..content.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        if (head.IsEmpty)
            throw Refused($"{shown} is empty. Attach a file with something in it.");
        if (PictureHeaders.KindOf(head) is { } kind)
            return new(PictureHeaders.MediaTypeOf(kind), SizeOf(content, kind, shown));
        if (head.StartsWith("%PDF-"u8))
            return new("application/pdf");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]))
            return new("application/gzip");
        if (TextLook.CharsetOf(content) is not { } charset)
            throw Refused($"{shown} is of no kind that is taken. Attach PNG, JPEG, GIF or WebP pictures, plain text (logs), PDF or gzip; pack anything else with gzip.");
        if (TextLook.IsMarkup(content, charset))
            throw Refused($"{shown} is HTML, SVG or another page that a browser could run, which is not taken. Attach a picture of it, or pack it with gzip.");
        return new($"text/plain; charset={charset}");
    }

    private static PictureSize SizeOf(Stream content, PictureKind kind, string shown)
    {
        try
        {
            // Headers are read here and there: in memory, where what has thousands of parts costs nothing.
            content.Position = 0;
            using var whole = new MemoryStream((int)content.Length);
            content.CopyTo(whole);
            whole.Position = 0;
            var size = PictureHeaders.Read(whole, kind);
            if (size.Pixels > PictureLimits.Pixels)
                throw new RejectedException(new Rejection(RejectionCode.FileTooLarge, $"{shown} is {size.Words} pixels ({Millions(size.Pixels)} million); the limit is {Millions(PictureLimits.Pixels)} million. Make it smaller, or pack it with gzip.", "file"));
            if (size.Frames > PictureLimits.Frames)
                throw new RejectedException(new Rejection(RejectionCode.FileTooLarge, $"{shown} has {Say.Count(size.Frames)} frames; the limit is {Say.Count(PictureLimits.Frames)}. Cut it, or pack it with gzip.", "file"));
            return size;
        }
        catch (Exception damaged) when (damaged is EndOfStreamException or FormatException)
        {
            throw Damaged(shown, kind);
        }
    }

    public static RejectedException Damaged(string shown, PictureKind kind) =>
        Refused($"{shown} begins as a {FileWords.Kind(PictureHeaders.MediaTypeOf(kind))} and is cut short, damaged, or uses what is not known here. Save it anew as PNG or JPEG, or pack it with gzip.");

    private static RejectedException Refused(string message) => new(new Rejection(RejectionCode.FileNotAccepted, message, "file"));

    private static string Millions(long pixels) => Say.Count((int)Math.Min(int.MaxValue, (pixels + 999_999) / 1_000_000));
}
