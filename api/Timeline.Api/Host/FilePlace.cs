using Timeline.Storage.Files;

namespace Timeline.Api.Host;

/// <summary>Where the bytes of attached files lie: in the database, unless a folder or a bucket is named.</summary>
internal sealed record FilePlace
{
    private const string FolderScheme = "folder:";

    /// <summary>Null: no folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Null: no bucket.</summary>
    public BucketPlace? Bucket { get; init; }

    /// <param name="setting">The value of a key, null when it is not set.</param>
    /// <exception cref="StartupException">A value cannot be read.</exception>
    public static FilePlace Read(Func<string, string?> setting)
    {
        var place = setting("Timeline:Files") ?? "database";
        if (place == "database")
            return new();
        if (place.StartsWith(FolderScheme, StringComparison.Ordinal) && Path.IsPathFullyQualified(place[FolderScheme.Length..]))
            return new() { Folder = place[FolderScheme.Length..] };
        if (Uri.TryCreate(place, UriKind.Absolute, out var url) && url is { Scheme: "s3", Host.Length: > 0 })
            return new() { Bucket = ReadBucket(url, setting) };
        throw new StartupException($"TIMELINE_FILES is \"{place}\"; set database, folder:/a/whole/path, or s3://bucket/prefix.");
    }

    private static BucketPlace ReadBucket(Uri url, Func<string, string?> setting)
    {
        var (endpoint, keyId, secret) = (setting("Timeline:S3Endpoint"), setting("Timeline:S3KeyId"), setting("Timeline:S3Secret"));
        Uri? server = null;
        if (endpoint is not null && !(Uri.TryCreate(endpoint, UriKind.Absolute, out server) && server.Scheme is "http" or "https"))
            throw new StartupException($"TIMELINE_S3_ENDPOINT is \"{endpoint}\"; set the address of the server, for example \"https://storage.example.com:9000\".");
        if (keyId is null != secret is null)
            throw new StartupException($"TIMELINE_S3_{(keyId is null ? "KEY_ID" : "SECRET")} is missing; set both the id and the secret of an access key, or neither.");
        var prefix = Uri.UnescapeDataString(url.AbsolutePath).Trim('/');
        return new(url.Host, prefix.Length == 0 ? "" : prefix + "/", server, setting("Timeline:S3Region") ?? "us-east-1", keyId, secret);
    }
}
