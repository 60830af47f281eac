using Timeline.Pdf.Paging;
using Timeline.Pdf.Writing;

namespace Timeline.Pdf.Composing;

/// <summary>A document being composed. The same calls always give the same bytes: there is no clock and no chance in it.</summary>
/// <remarks>Not safe to share between threads while it is composed; different documents are independent.</remarks>
public sealed class PdfDocument
{
    private readonly DocumentInfo _info;
    private readonly PageSetup _setup;
    private readonly Theme _theme;
    private readonly HeadingList _headings = new();
    private readonly List<Attachment> _attachments = [];
    private PageTemplate _template = new();

    /// <summary>Starts an empty document.</summary>
    /// <param name="info">What the file says about itself.</param>
    /// <param name="theme">The look; the default when null.</param>
    /// <param name="setup">The sheet; A4 when null.</param>
    public PdfDocument(DocumentInfo info, Theme? theme = null, PageSetup? setup = null)
    {
        ArgumentNullException.ThrowIfNull(info);
        (_info, _theme, _setup) = (info, theme ?? Theme.Default, setup ?? new());
        Body = NewFlow(_theme.Body);
    }

    /// <summary>Gets the running text, laid out over as many pages as it needs.</summary>
    public Flow Body { get; }

    /// <summary>Says what stands above the text of every page.</summary>
    /// <param name="compose">Adds it; page numbers are allowed.</param>
    /// <returns>This document.</returns>
    public PdfDocument Header(Action<Flow> compose)
    {
        _template = _template with { Header = Running(compose) };
        return this;
    }

    /// <summary>Says what stands below the text of every page.</summary>
    /// <param name="compose">Adds it; page numbers are allowed.</param>
    /// <returns>This document.</returns>
    public PdfDocument Footer(Action<Flow> compose)
    {
        _template = _template with { Footer = Running(compose) };
        return this;
    }

    /// <summary>Gives the first page its own header and footer.</summary>
    /// <param name="header">Adds the header; none when null.</param>
    /// <param name="footer">Adds the footer; none when null.</param>
    /// <returns>This document.</returns>
    public PdfDocument FirstPage(Action<Flow>? header = null, Action<Flow>? footer = null)
    {
        _template = _template with
        {
            FirstDiffers = true,
            FirstHeader = header is null ? null : Running(header),
            FirstFooter = footer is null ? null : Running(footer),
        };
        return this;
    }

    /// <summary>Puts a file into the document, which readers can save.</summary>
    /// <param name="name">Its name, such as <c>incident.json</c>; no other file in the document may have it.</param>
    /// <param name="mediaType">Its kind, such as <c>application/json</c>.</param>
    /// <param name="bytes">The whole file. Kept, not copied.</param>
    /// <param name="description">What it is, in a sentence.</param>
    /// <param name="relationship">What it is to the document.</param>
    /// <param name="modified">When it was last changed.</param>
    /// <returns>This document.</returns>
    /// <exception cref="ArgumentException">The name is blank or taken, or the kind is not written as <c>type/subtype</c>.</exception>
    public PdfDocument Attach(string name, string mediaType, ReadOnlyMemory<byte> bytes, string description, AttachmentRelationship relationship, DateTimeOffset modified)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(description);
        if (_attachments.Exists(attachment => attachment.Name == name))
            throw new ArgumentException($"the document has a file named \"{name}\" already", nameof(name));
        if (mediaType?.Split('/') is not [{ Length: > 0 }, { Length: > 0 }] parts || !Array.TrueForAll(parts, part => part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '-')))
            throw new ArgumentException($"\"{mediaType}\" is no media type; write it as application/json", nameof(mediaType));
        _attachments.Add(new(name, mediaType, bytes, description, relationship, modified));
        return this;
    }

    /// <summary>Lays the document out and writes it.</summary>
    /// <returns>A whole PDF 1.7 file.</returns>
    /// <exception cref="LayoutException">Something does not fit on an empty page, or there are too many pages.</exception>
    public byte[] ToBytes() => Write().Bytes;

    /// <summary>Lays the document out and writes it, and says which characters could not be drawn.</summary>
    /// <returns>The file, and what is missing in it.</returns>
    /// <exception cref="LayoutException">Something does not fit on an empty page, or there are too many pages.</exception>
    public WrittenPdf Write()
    {
        using var writer = new DocumentWriter(_setup.Size, _info, _attachments);
        new Pager(_setup, _template).Draw(Body.BuildBody(), writer);
        return writer.Write();
    }

    private Flow NewFlow(Text.TextStyle text) => new(_theme, text, _headings);

    private Elements.Column Running(Action<Flow> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        var flow = NewFlow(_theme.Running);
        compose(flow);
        return flow.Build();
    }
}
