using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>A file that is attached to the incident.</summary>
/// <param name="Id">The id of its entry, as a file's.</param>
/// <param name="MediaType">What its bytes are, with the charset of a text.</param>
/// <param name="Size">Of the original, in bytes.</param>
/// <param name="Sha256">Of the original, 64 lower-case hexadecimal digits. Stays when the bytes are gone.</param>
/// <param name="Width">In pixels, as shown. Null: no picture.</param>
/// <param name="Caption">What it shows, as corrected. Null: nobody said.</param>
/// <param name="About">The entry that it belongs to. Null: to the incident as a whole.</param>
/// <param name="Removed">True once it was redacted: its bytes, its name and its caption are gone.</param>
/// <param name="Retracted">True once its entry was taken back.</param>
public sealed record AttachedFile(
    FileId Id,
    EntryId EntryId,
    string Name,
    string MediaType,
    long Size,
    string Sha256,
    int? Width,
    int? Height,
    string? Caption,
    EntryId? About,
    bool Removed,
    bool Retracted)
{
    /// <summary>True when there is a picture of it to show.</summary>
    public bool IsPicture => Width is not null;

    /// <param name="redacted">That its content was removed, though the entry may be of a moment before that.</param>
    internal static AttachedFile? Of(IOnTimeline origin, string text, bool redacted, bool retracted) => origin is FileAttached made
        ? new(
            made.FileId, made.EntryId, made.Name, made.MediaType, made.Size, made.Sha256, made.Width, made.Height,
            text == origin.Wording ? made.Caption : text, made.About, redacted, retracted)
        : null;
}
