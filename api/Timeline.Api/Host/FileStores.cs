using Npgsql;
using Timeline.Storage.Files;

namespace Timeline.Api.Host;

/// <summary>Opens the store of files that the deployment chose.</summary>
internal static class FileStores
{
    public static IFileStore Open(Settings settings, NpgsqlDataSource database) => settings.Files switch
    {
        { Bucket: { } bucket } => new BucketFiles(bucket),
        { Folder: { } folder } => new FolderFiles(folder),
        _ => new DatabaseFiles(database, settings.DatabaseSchema),
    };
}
