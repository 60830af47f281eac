using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Markdown.Source;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What is shown of a file that is a picture.</summary>
/// <param name="Bytes">PNG or JPEG.</param>
internal sealed record FilePicture(string MediaType, byte[] Bytes);

/// <summary>The files that are attached, each with what identifies it, and the pictures among them.</summary>
internal static class FilesSection
{
    /// <summary>One part when there are files, else none.</summary>
    /// <param name="pictures">Null where the output shows none.</param>
    public static IEnumerable<Section> Compose(IncidentRecord record, DateTimeZone zone, IReadOnlyDictionary<FileId, FilePicture>? pictures) => record.Files.Count == 0
        ? []
        : [new Section("Files", [new Bullets([.. record.Files.Select(file => Item(file, record, zone))]), .. record.Files.SelectMany(file => Pictures(file, pictures))])];

    private static BulletItem Item(AttachedFile file, IncidentRecord record, DateTimeZone zone) => new(
        $"{Wording.StampOf(record.Entry(file.EntryId)!.OccurredAt, zone)}:",
        MarkdownSource.Escape(file.Name),
        string.Join(", ", [FileWords.Kind(file.MediaType), .. file.IsPicture ? [$"{Say.Count(file.Width!.Value)} × {Say.Count(file.Height!.Value)}"] : Array.Empty<string>(), FileWords.Size(file.Size), $"SHA-256 {file.Sha256}"])
        + (file.Removed ? "; redacted" : ""),
        file.Caption);

    private static IEnumerable<Block> Pictures(AttachedFile file, IReadOnlyDictionary<FileId, FilePicture>? pictures) =>
        pictures is not null && pictures.TryGetValue(file.Id, out var picture) ? [new Figure(file.Name, picture.MediaType, picture.Bytes)] : [];
}
