namespace Timeline.GraphQL.AspNetCore;

/// <summary>Limits of files that come with a request. GraphQL multipart request specification.</summary>
public sealed class GraphQLUploadOptions
{
    /// <summary>The most files of one request, inclusive; 0, the default, takes no multipart requests at all.</summary>
    public int MaxFiles { get; set; }

    /// <summary>The largest file, in bytes; inclusive. A larger one is answered 413. Default 10 MB (10,485,760).</summary>
    public long MaxFileBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>All files of one request together, in bytes; inclusive. Default 20 MB (20,971,520).</summary>
    public long MaxTotalBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Where files are kept while their request is executed. Default: the folder for temporary files.</summary>
    public string Folder { get; set; } = Path.GetTempPath();
}
