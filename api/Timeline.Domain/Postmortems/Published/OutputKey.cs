namespace Timeline.Domain.Postmortems.Published;

/// <summary>One output of a published version: which, in which form, for whom.</summary>
/// <param name="Number">Of the version.</param>
/// <param name="Sections">What was chosen of an external document, each once and in order. Empty: nothing was.</param>
/// <param name="Withdrawn">True: it says that the version was withdrawn. False: as it was published.</param>
public sealed record OutputKey(int Number, OutputFormat Format, OutputReader Reader, IReadOnlyList<PostmortemSection> Sections, bool Withdrawn)
{
    /// <summary>Whether it is one of the many that sections can be chosen for, of which so many are kept.</summary>
    public bool HasChoice() => Sections.Count > 0;

    public bool Equals(OutputKey? other) =>
        other is not null && Number == other.Number && Format == other.Format && Reader == other.Reader && Withdrawn == other.Withdrawn && Sections.SequenceEqual(other.Sections);

    public override int GetHashCode() => HashCode.Combine(Number, Format, Reader, Withdrawn, Sections.Count);
}

/// <summary>The form of an output. Storage and schema contract: add, never rename.</summary>
public enum OutputFormat
{
    Markdown,
    Html,
    Pdf,
    Json,
}

/// <summary>Whom an output is for. Storage contract: add, never rename.</summary>
public enum OutputReader
{
    /// <summary>The organisation, with names.</summary>
    People,

    /// <summary>The organisation, with roles in place of names.</summary>
    Roles,

    /// <summary>Customers.</summary>
    External,
}
