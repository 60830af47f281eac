namespace Timeline.Pdf.Geometry;

/// <summary>One structure element of a tagged PDF. Two tags are the same element only when they are the same object.</summary>
/// <param name="role">What the content is.</param>
internal sealed class Tag(TagRole role)
{
    public TagRole Role { get; } = role;

    /// <summary>Gets the words that stand for a picture.</summary>
    public string? Alternative { get; init; }

    /// <summary>Gets what a header cell heads: its column unless said otherwise.</summary>
    public bool HeadsRow { get; init; }

    /// <summary>Gets a value indicating whether the items of a list have numbers.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>Gets how many columns a cell covers.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>Gets the BCP 47 language of the content when it differs from the document's.</summary>
    public string? Language { get; init; }
}

/// <summary>Standard structure types, PDF 32000-1 section 14.8.4.</summary>
internal enum TagRole
{
    Document, Section, Heading1, Heading2, Heading3, Heading4, Heading5, Heading6, Paragraph, Quote, Code, Span, Note,
    List, ListItem, Label, ListBody, Table, TableHead, TableBody, TableRow, TableHeader, TableCell, Link, Figure, Caption,
    Contents, ContentsItem, Reference, Division,
}

/// <summary>Kinds of artifacts, PDF 32000-1 section 14.8.2.2.</summary>
internal enum ArtifactKind
{
    Layout, Header, Footer, RepeatedHeader,
}
