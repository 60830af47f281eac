using Timeline.Api.Host.Nodes;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Files;

/// <summary>The ids and addresses of files, as clients get them.</summary>
internal static class FileUrls
{
    public static string IdOf(AttachedFile file) => GlobalId.Of(GlobalId.File, file.Id.Value);

    /// <summary>Null once it was redacted.</summary>
    public static string? Original(AttachedFile file) => file.Removed ? null : $"/files/{file.Id}";

    /// <summary>Null when it is no picture, and once it was redacted.</summary>
    public static string? Of(AttachedFile file, ShownAs shown) =>
        file is { IsPicture: true, Removed: false } ? $"/files/{file.Id}/{shown.ToString().ToLowerInvariant()}" : null;
}
