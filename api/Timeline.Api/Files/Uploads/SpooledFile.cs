using System.Security.Cryptography;
using Timeline.Api.Incidents;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Files.Uploads;

/// <summary>What is being uploaded, in a temporary file that goes with whoever holds it: when it is disposed of, and when the program dies.</summary>
internal sealed class SpooledFile : IAsyncDisposable
{
    private const int BufferBytes = 65_536;

    private SpooledFile(FileStream content, string sha256) => (Content, Sha256) = (content, sha256);

    /// <summary>The whole file; can seek.</summary>
    public FileStream Content { get; }

    public long Size => Content.Length;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Takes a body in as it comes.</summary>
    /// <param name="most">How many bytes are taken.</param>
    /// <exception cref="RejectedException">It is larger.</exception>
    public static async Task<SpooledFile> TakeAsync(Stream body, long most, CancellationToken cancellation)
    {
        var content = Temporary();
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferBytes];
            int read;
            while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
            {
                if (content.Length + read > most)
                    throw new RejectedException(TooLarge(most));
                hash.AppendData(buffer, 0, read);
                await content.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            await content.FlushAsync(cancellation);
            return new SpooledFile(content, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public static Rejection TooLarge(long most) => new(
        RejectionCode.FileTooLarge, $"The file is larger than {FileWords.Size(most)}, the limit. Attach the part that matters, or pack it with gzip.", "file");

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static FileStream Temporary()
    {
        var path = Path.Combine(Path.GetTempPath(), $"timeline-{Guid.NewGuid():n}");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, BufferBytes, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        // Elsewhere than on Windows an open file needs no name: not even a killed program leaves it behind.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return file;
    }
}
