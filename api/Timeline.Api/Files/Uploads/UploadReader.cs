using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Files.Uploads;

/// <summary>Reads what is uploaded: a form (multipart/form-data) with a part <c>file</c>, or the file as the body with its name in a header.</summary>
internal static class UploadReader
{
    /// <summary>What is said with a file, and the form around it, may take so many bytes.</summary>
    public const int FormBytes = 200_000;

    private const int LongestBoundary = 200;
    private const string FilePart = "file";

    /// <param name="most">How many bytes a file may have.</param>
    /// <exception cref="RejectedException">It is larger, or what is said with it cannot be read.</exception>
    public static async Task<Upload> ReadAsync(HttpRequest request, long most, CancellationToken cancellation)
    {
        if (request.ContentLength > most + FormBytes)
            throw new RejectedException(SpooledFile.TooLarge(most));
        try
        {
            return MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? await FormAsync(request, type, most, cancellation)
                : await BodyAsync(request, most, cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException && !cancellation.IsCancellationRequested)
        {
            throw Refused(RejectionCode.InvalidText, $"The form cannot be read: {broken.Message}", null);
        }
    }

    private static async Task<Upload> BodyAsync(HttpRequest request, long most, CancellationToken cancellation)
    {
        var words = UploadWords.Read(UploadWords.HeaderNames
            .Where(word => request.Headers.ContainsKey(word.Value))
            .ToDictionary(word => word.Key, word => Uri.UnescapeDataString(request.Headers[word.Value].ToString()), StringComparer.Ordinal));
        return new Upload(await SpooledFile.TakeAsync(request.Body, most, cancellation), words);
    }

    private static async Task<Upload> FormAsync(HttpRequest request, MediaTypeHeaderValue type, long most, CancellationToken cancellation)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is not { Length: > 0 and <= LongestBoundary })
            throw Refused(RejectionCode.InvalidText, "The form has no boundary. Leave the Content-Type to the client that makes the form.", null);

        var form = new MultipartReader(boundary, request.Body);
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        SpooledFile? file = null;
        var left = FormBytes;
        try
        {
            while (await form.ReadNextSectionAsync(cancellation) is { } part)
            {
                var disposition = part.GetContentDispositionHeader();
                var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? "").Value ?? "";
                if (name == FilePart)
                {
                    if (file is not null)
                        throw Refused(RejectionCode.NotAllowed, "The form has two files. Send each by itself.", FilePart);
                    file = await SpooledFile.TakeAsync(part.Body, most, cancellation);
                    said.TryAdd("name", NameOf(disposition!));
                }
                else if (UploadWords.HeaderNames.ContainsKey(name))
                {
                    said[name] = await TextAsync(part.Body, name, left, cancellation);
                    left -= said[name].Length;
                }
                else
                {
                    throw Refused(RejectionCode.NotAllowed, $"The form has a part \"{Excerpt.Of(name)}\". Parts are {FilePart}, {string.Join(", ", UploadWords.HeaderNames.Keys)}.", name);
                }
            }

            return file is null
                ? throw Refused(RejectionCode.Required, "The form has no part file. Choose a file.", FilePart)
                : new Upload(file, UploadWords.Read(said));
        }
        catch
        {
            if (file is not null)
                await file.DisposeAsync();
            throw;
        }
    }

    private static string NameOf(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";

    private static async Task<string> TextAsync(Stream part, string name, int most, CancellationToken cancellation)
    {
        var bytes = new byte[Math.Max(0, most) + 1];
        var read = await part.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return read > most
            ? throw Refused(RejectionCode.TooLong, string.Create(CultureInfo.InvariantCulture, $"What is said with the file is more than {FormBytes:N0} bytes. Shorten {name}."), name)
            : Encoding.UTF8.GetString(bytes, 0, read);
    }

    private static RejectedException Refused(RejectionCode code, string message, string? field) => new(new Rejection(code, message, field));
}
