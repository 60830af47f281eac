namespace Timeline.Domain.Shared;

/// <summary>Checks the members of one command and keeps the first problem. Each check gives the value to record, tidied.</summary>
/// <remarks>After a problem the values given are fit only to be thrown away. Not thread-safe; one per decision.</remarks>
/// <param name="path">Goes before each field's name, for example <c>entries.3.</c></param>
/// <param name="subject">Goes before each message, for example <c>Entry 4: </c></param>
internal sealed partial class Checks(string path = "", string subject = "")
{
    /// <summary>Null while everything is in order.</summary>
    public Rejection? Problem { get; private set; }

    /// <summary>Notes a problem, unless there is one already.</summary>
    public void Fail(RejectionCode code, string message, string field) =>
        Problem ??= new Rejection(code, subject + message, path + field);

    /// <summary>A Markdown text that must say something. Line ends become LF; space at the end goes.</summary>
    public string Text(string field, string? value, int limit = Limits.Text)
    {
        var text = (value ?? "").ReplaceLineEndings("\n").TrimEnd().TrimStart('\n');
        if (VisibleText.ShowsNothing(text))
            Fail(RejectionCode.Required, $"{field} is empty. Say something in 1 to {Say.Count(limit)} characters.", field);
        else
            CheckCharacters(field, text, limit);

        return text;
    }

    /// <summary>A Markdown text that may be left out; one that shows nothing counts as left out.</summary>
    public string? OptionalText(string field, string? value, int limit = Limits.Text) =>
        VisibleText.ShowsNothing(value) ? null : Text(field, value, limit);

    /// <summary>A text that is still being typed: it may be empty, and stays as it is but for its line ends.</summary>
    public string Typed(string field, string value, int limit)
    {
        var text = value.ReplaceLineEndings("\n");
        CheckCharacters(field, text, limit);
        return text;
    }

    /// <summary>A name or title: one line, as <see cref="VisibleText.Line"/> makes it.</summary>
    public string Line(string field, string? value, int limit = Limits.Name) =>
        Text(field, VisibleText.Line(value), limit);

    /// <summary>A name that may be left out; one that shows nothing counts as left out.</summary>
    public string? OptionalLine(string field, string? value, int limit = Limits.Name) =>
        VisibleText.ShowsNothing(value) ? null : Line(field, value, limit);

    /// <summary>A link that may be left out: http or https, with a host. One that shows nothing counts as left out.</summary>
    public string? OptionalUrl(string field, string? value)
    {
        if (VisibleText.ShowsNothing(value))
            return null;
        var url = Text(field, value.Trim(), Limits.Url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var read) || read.Scheme is not ("http" or "https") || read.Host.Length == 0 || url.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)))
            Fail(RejectionCode.InvalidText, $"{field} is \"{Say.Excerpt(url)}\", which is no link. Give one that begins with https:// or http://, without spaces.", field);

        return url;
    }

    /// <summary>A number of people or things that may be left out: from 0 to the limit.</summary>
    public int? OptionalCount(string field, int? value, int limit)
    {
        if (value < 0 || value > limit)
            Fail(RejectionCode.OutOfRange, $"{field} is {Say.Count(value.Value)}; it can be 0 to {Say.Count(limit)}. Correct it, or leave it out when it is not known.", field);

        return value;
    }

    private void CheckCharacters(string field, string text, int limit)
    {
        if (text.Length > limit)
        {
            Fail(
                RejectionCode.TooLong,
                $"{field} is {Say.Count(text.Length)} characters; the limit is {Say.Count(limit)} (counted in UTF-16 code units, so an emoji counts as two or more). Shorten it by {Say.Count(text.Length - limit)}.",
                field);
            return;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
            {
                Fail(RejectionCode.InvalidText, $"{field} holds a NUL character at position {Say.Count(i + 1)}, which cannot be stored. Remove it.", field);
                return;
            }

            if (!char.IsSurrogate(text[i]))
                continue;

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            Fail(RejectionCode.InvalidText, $"{field} holds half of a character (the lone surrogate U+{(int)text[i]:X4}) at position {Say.Count(i + 1)}, which cannot be stored. Remove it or type it again.", field);
            return;
        }
    }
}
