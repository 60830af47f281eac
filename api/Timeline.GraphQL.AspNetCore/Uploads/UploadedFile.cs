namespace Timeline.GraphQL.AspNetCore.Uploads;

/// <summary>A file that came with a request. It is on disk while the request is executed, and gone afterwards. Immutable.</summary>
public sealed class UploadedFile
{
    private readonly string _path;

    internal UploadedFile(string path, string fileName, string contentType, long length) =>
        (_path, FileName, ContentType, Length) = (path, fileName, contentType, length);

    /// <summary>Its name as the client says; not to be used as a path. Empty when the client says none.</summary>
    public string FileName { get; }

    /// <summary>Its media type as the client says; <c>application/octet-stream</c> when the client says none.</summary>
    public string ContentType { get; }

    /// <summary>In bytes.</summary>
    public long Length { get; }

    /// <summary>Opens the content for reading, as often as wanted.</summary>
    public Stream OpenRead() => new FileStream(_path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });

    internal void Delete() => File.Delete(_path);
}
