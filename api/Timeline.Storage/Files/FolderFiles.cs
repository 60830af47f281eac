using System.Runtime.CompilerServices;

namespace Timeline.Storage.Files;

/// <summary>Keeps bytes in a folder, which every node must see under its own path.</summary>
/// <param name="root">The folder; made when it is first written to.</param>
public sealed class FolderFiles(string root) : IFileStore
{
    private const int BufferBytes = 65_536;

    /// <inheritdoc/>
    public async Task PutAsync(FileKey key, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(content);
        var path = PathOf(key);
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Nobody refers to this name either: what is left of it after a crash is found by the list of the owner's keys.
        var unfinished = $"{path}.{Guid.NewGuid():n}.unfinished";
        try
        {
            content.Position = 0;
            var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                await content.CopyToAsync(file, BufferBytes, cancellation).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<long?> FindLengthAsync(FileKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var file = new FileInfo(PathOf(key));
        return Task.FromResult(file.Exists ? file.Length : (long?)null);
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(FileKey key, long from, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        try
        {
            // Removed while somebody reads, it goes when they are done.
            var file = new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.Asynchronous | FileOptions.SequentialScan);
            file.Position = from;
            return Task.FromResult<Stream?>(file);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<FileKey> ListAsync(string tenant, Guid owner, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var folder = new DirectoryInfo(Path.Combine(root, FileKey.Folder(tenant, owner)));
        if (!folder.Exists)
            yield break;
        foreach (var file in folder.EnumerateFiles())
        {
            cancellation.ThrowIfCancellationRequested();
            if (FileKey.Read(tenant, owner, file.Name) is { } key)
                yield return key;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(FileKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        try
        {
            File.Delete(PathOf(key));
        }
        catch (DirectoryNotFoundException)
        {
            // Then the file is not there either.
        }

        return Task.CompletedTask;
    }

    private string PathOf(FileKey key) => Path.Combine(root, FileKey.Checked(key).Path);
}
