using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Storage.Files;

namespace Timeline.Api.Files;

/// <summary>The bytes of the files of incidents, and what was made from them. Thread-safe.</summary>
internal sealed class IncidentFiles(IFileStore store)
{
    public const string Original = "original";

    // What was made from a picture is PNG or JPEG.
    private static readonly (string Extension, string MediaType)[] MadeAs = [("png", "image/png"), ("jpg", "image/jpeg")];

    public IFileStore Store => store;

    public static FileKey KeyOf(IncidentId incident, string sha256, string part) => new(Tenants.Only, incident.Value, sha256, part);

    /// <summary>The original. Null when its bytes are not there.</summary>
    public Task<StoredFile?> FindAsync(IncidentId incident, AttachedFile file, CancellationToken cancellation) =>
        FindAsync(KeyOf(incident, file.Sha256, Original), file.MediaType, cancellation);

    /// <summary>What is shown of a picture. Null when there is none.</summary>
    public async Task<StoredFile?> FindAsync(IncidentId incident, AttachedFile file, ShownAs shown, CancellationToken cancellation)
    {
        foreach (var (extension, mediaType) in file.MediaType == "image/jpeg" ? MadeAs.Reverse() : MadeAs)
        {
            if (file.IsPicture && await FindAsync(KeyOf(incident, file.Sha256, PartOf(shown, extension)), mediaType, cancellation) is { } found)
                return found;
        }

        return null;
    }

    public static string PartOf(ShownAs shown, string extension) => $"{shown.ToString().ToLowerInvariant()}.{extension}";

    /// <summary>All the bytes of a stored file, for those that are small.</summary>
    public static async Task<byte[]> ReadAsync(StoredFile file, CancellationToken cancellation)
    {
        await using var content = file.Open();
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private async Task<StoredFile?> FindAsync(FileKey key, string mediaType, CancellationToken cancellation) =>
        await store.FindLengthAsync(key, cancellation) is { } length ? new StoredFile(store, key, length, mediaType) : null;
}

/// <summary>What is made from a picture when it is attached.</summary>
internal enum ShownAs
{
    /// <summary>In the size that it is looked at, without anything but pixels.</summary>
    Shown,
    Thumbnail,
}

/// <summary>Bytes that are there.</summary>
internal sealed record StoredFile(IFileStore Store, FileKey Key, long Length, string MediaType)
{
    public StoredFileStream Open() => new(Store, Key, Length);
}
