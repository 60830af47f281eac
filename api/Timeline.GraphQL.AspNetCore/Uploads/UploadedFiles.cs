using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Timeline.GraphQL.AspNetCore.Requests;

namespace Timeline.GraphQL.AspNetCore.Uploads;

/// <summary>Writes a request's files to disk while they arrive, within limits, and removes them at the end.</summary>
internal sealed class UploadedFiles(GraphQLUploadOptions limits) : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly Dictionary<string, UploadedFile> _byPart = new(StringComparer.Ordinal);
    private long _total;

    public IReadOnlyDictionary<string, UploadedFile> ByPart => _byPart;

    /// <exception cref="RequestException">It is over a limit, or a part of that name came before.</exception>
    public async Task AddAsync(string part, MultipartSection section, ContentDispositionHeaderValue disposition, CancellationToken cancellation)
    {
        var path = Path.Combine(limits.Folder, "timeline-upload-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        long length;
        try
        {
            length = await WriteAsync(part, path, section.Body, cancellation).ConfigureAwait(false);
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        var file = new UploadedFile(path, name, section.ContentType ?? "application/octet-stream", length);
        if (_byPart.TryAdd(part, file))
            return;
        file.Delete();
        throw RequestException.BadRequest($"The request has two parts \"{part}\"; give each file a name of its own.");
    }

    public void Dispose()
    {
        foreach (var file in _byPart.Values)
            file.Delete();
    }

    private async Task<long> WriteAsync(string part, string path, Stream content, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var options = new FileStreamOptions { Access = FileAccess.Write, Mode = FileMode.CreateNew, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var file = new FileStream(path, options);
            await using (file.ConfigureAwait(false))
            {
                var length = 0L;
                int read;
                while ((read = await content.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
                {
                    Count(part, length += read, _total += read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
                }

                return length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Count(string part, long length, long total)
    {
        if (length > limits.MaxFileBytes)
            throw RequestException.TooLarge(string.Create(CultureInfo.InvariantCulture, $"The file of part \"{part}\" is more than {limits.MaxFileBytes} bytes, which is the limit of one file."));
        if (total > limits.MaxTotalBytes)
            throw RequestException.TooLarge(string.Create(CultureInfo.InvariantCulture, $"The files are more than {limits.MaxTotalBytes} bytes together, which is the limit of one request."));
    }
}
