using System.Globalization;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A picture, a log or another file was attached. Its bytes lie in the store of files, under their SHA-256.</summary>
/// <param name="FileId">The file: the id of its entry, as an id of its own kind.</param>
/// <param name="Name">The name that it came with: content, and gone with a redaction.</param>
/// <param name="MediaType">What its bytes are, as they were looked at; never what was said of them.</param>
/// <param name="Size">In bytes. Stays when it is redacted, as the hash does.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Width">In pixels, as shown. Null: no picture; so is <paramref name="Height"/>.</param>
/// <param name="Caption">What it shows. Null: nobody said.</param>
/// <param name="About">The entry that it belongs to. Null: to the incident as a whole.</param>
public sealed record FileAttached(
    EntryId EntryId,
    Occurrence When,
    FileId FileId,
    string Name,
    string MediaType,
    long Size,
    string Sha256,
    int? Width,
    int? Height,
    string? Caption,
    EntryId? About = null,
    string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string Name { get; init; } = VisibleText.Line(Name);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.File;

    string IOnTimeline.Wording => Caption ?? string.Create(CultureInfo.InvariantCulture, $"Attached {Quoted(Name)} ({FileWords.Kind(MediaType)}, {FileWords.Size(Size)}).");

    string? IOnTimeline.Text => Caption;

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("name", "name", Name),
        EntryFact.Text("mediaType", "kind of file", MediaType),
        EntryFact.Text("sha256", "SHA-256", Sha256),
        EntryFact.Reference("about", "belongs to", About));

    IReadOnlyList<string?> IOnTimeline.Typed => [Name, Caption, Author];

    public IncidentEvent WithoutContent() =>
        this with { Name = EntryContent.Redacted, Caption = EntryContent.Without(Caption), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) =>
        incident.Entries.ContainsKey(EntryId) ? incident : incident.Add(this) with { Files = incident.Files.With(Size) };

    // A name is no Markdown; as code it stays as it is.
    private static string Quoted(string name) => name == EntryContent.Redacted || name.Contains('`', StringComparison.Ordinal) ? name : $"`{name}`";
}

/// <summary>How much is attached to an incident: what was redacted is left out, what was retracted is not.</summary>
/// <param name="Bytes">Of the originals together.</param>
public sealed record FileTotals(int Count, long Bytes)
{
    public static readonly FileTotals None = new(0, 0);

    internal FileTotals With(long size) => new(Count + 1, Bytes + size);

    internal FileTotals Without(long size) => new(Count - 1, Bytes - size);
}
