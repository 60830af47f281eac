using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Reads the head of a pasted mail: From, Sent or Date, To, Subject.</summary>
internal static class MailReader
{
    private const int MostLines = 16;

    private static readonly string[] Dates = ["Date", "Sent", "Datum", "Gesendet"];
    private static readonly string[] Senders = ["From", "Von"];
    private static readonly string[] Subjects = ["Subject", "Betreff"];
    private static readonly string[] Others = ["To", "Cc", "Bcc", "Reply-To", "Importance", "Message-ID", "An", "Attachments", "Priority"];

    /// <summary>Reads a head that starts in this line. It has a sender and a time.</summary>
    /// <param name="looked">The last line that was looked at and need not be again.</param>
    public static bool TryRead(NoteLines lines, int line, out MailHead head, out int looked)
    {
        head = new();
        looked = line;
        if (!IsHeader(lines.Span(line), out _, out _))
            return false;
        var last = Math.Min(lines.Count, line + MostLines);
        for (; line < last && IsHeader(lines.Span(line), out var kind, out var value); line++)
        {
            head.Last = looked = line;
            var span = lines.Span(line);
            switch (kind)
            {
                case Header.Date when MarkerScanner.TryRead(span, value, out var marker) && marker is { Clock: not null, Day: not null }:
                    head.Marker = marker;
                    head.DateLine = line;
                    break;
                case Header.Sender:
                    head.Sender = Name(span[value..]);
                    break;
                case Header.Subject:
                    head.Subject = (line, value);
                    break;
                default:
                    break;
            }
        }

        return head.Marker is not null && head.Sender is not null;
    }

    /// <summary>"On 13 May 2014 at 22:15, Anna Berg &lt;anna@example.org&gt; wrote:" — reads from after the time.</summary>
    public static string? TryWrote(ReadOnlySpan<char> line, int at)
    {
        var rest = line[at..].TrimEnd();
        if (rest.Length > 200)
            return null;
        foreach (var word in (ReadOnlySpan<string>)["wrote:", "schrieb:", "a écrit :"])
            if (rest.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return Name(rest[..^word.Length]);
        return null;
    }

    private static string? Name(ReadOnlySpan<char> value)
    {
        var address = value.IndexOfAny('<', '[');
        var name = (address > 0 ? value[..address] : value).Trim(" \t\"'*,");
        return name.Length is 0 or > 200 ? null : name.ToString();
    }

    private static bool IsHeader(ReadOnlySpan<char> line, out Header kind, out int value)
    {
        kind = Header.None;
        value = 0;
        while (value < line.Length && value < 12 && (Chars.IsBlank(line[value]) || line[value] is '>' or '*'))
            value++;
        var colon = value;
        while (colon < line.Length && colon - value < 16 && (char.IsLetter(line[colon]) || line[colon] == '-'))
            colon++;
        if (line.At(colon) != ':')
            return false;
        var name = line[value..colon];
        value = colon + 1;
        while (line.At(value) == '*')
            value++;
        kind = Is(name, Dates) ? Header.Date : Is(name, Senders) ? Header.Sender : Is(name, Subjects) ? Header.Subject : Is(name, Others) ? Header.Other : Header.None;
        return kind != Header.None;
    }

    private static bool Is(ReadOnlySpan<char> name, string[] words)
    {
        foreach (var word in words)
            if (name.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private enum Header
    {
        None,
        Date,
        Sender,
        Subject,
        Other,
    }
}

/// <summary>The head of a mail.</summary>
internal sealed class MailHead
{
    public TimeMarker? Marker { get; set; }

    public int DateLine { get; set; }

    public string? Sender { get; set; }

    /// <summary>The line of the subject and where its words start in it.</summary>
    public (int Line, int At)? Subject { get; set; }

    /// <summary>The last line of the head.</summary>
    public int Last { get; set; }
}
