using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Timeline.GraphQL.AspNetCore.Requests;

namespace Timeline.GraphQL.AspNetCore.Uploads;

/// <summary>Reads a request with files: the parts <c>operations</c>, <c>map</c>, and then the files. GraphQL multipart request specification.</summary>
internal sealed class MultipartRequest(HttpRequest request, GraphQLEndpointOptions options)
{
    private const int MaxBoundaryLength = 200;
    private const int MaxPartOverhead = 32 * 1024;

    /// <summary>Reads the whole request; the files are on disk then.</summary>
    /// <returns>The operations, with the parts' names where the files belong.</returns>
    /// <exception cref="RequestException">It is not of that form, or over a limit.</exception>
    public async Task<JsonDocument> ReadAsync(UploadedFiles files, CancellationToken cancellation)
    {
        LimitBody();
        try
        {
            var reader = new MultipartReader(Boundary(), request.Body);
            var operations = await ReadTextAsync(reader, "operations", cancellation).ConfigureAwait(false);
            var map = await ReadTextAsync(reader, "map", cancellation).ConfigureAwait(false);
            var document = Fill(operations, map, out var expected);
            while (await reader.ReadNextSectionAsync(cancellation).ConfigureAwait(false) is { } section)
            {
                var (part, disposition) = NameOf(section);
                if (!expected.Contains(part))
                    throw RequestException.BadRequest($"The part \"{part}\" is not named in the part \"map\".");
                await files.AddAsync(part, section, disposition, cancellation).ConfigureAwait(false);
            }

            var missing = expected.FirstOrDefault(part => !files.ByPart.ContainsKey(part));
            return missing is null ? document : throw RequestException.BadRequest($"The part \"map\" names \"{missing}\", but the request has no such part.");
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw RequestException.BadRequest("The multipart body cannot be read: " + e.Message);
        }
        catch (BadHttpRequestException e)
        {
            throw new RequestException(e.StatusCode, "BAD_REQUEST", "The request body cannot be read: " + e.Message);
        }
    }

    private void LimitBody()
    {
        var limit = options.Uploads.MaxTotalBytes + (2 * options.MaxBodyBytes) + ((options.Uploads.MaxFiles + 2L) * MaxPartOverhead);
        if (request.ContentLength > limit)
            throw RequestException.TooLarge($"The request is {request.ContentLength} bytes; the limit is {options.Uploads.MaxTotalBytes} bytes of files.");
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = limit;
    }

    private string Boundary()
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        return boundary.Length is > 0 and <= MaxBoundaryLength
            ? boundary
            : throw RequestException.BadRequest($"The Content-Type multipart/form-data needs a boundary of at most {MaxBoundaryLength} characters.");
    }

    private async Task<ReadOnlyMemory<byte>> ReadTextAsync(MultipartReader reader, string name, CancellationToken cancellation)
    {
        if (await reader.ReadNextSectionAsync(cancellation).ConfigureAwait(false) is not { } section || NameOf(section).Part != name)
            throw RequestException.BadRequest("A multipart request has the parts \"operations\" and \"map\" first, in this order, and its files then.");
        var text = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while ((read = await section.Body.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            text.Write(buffer, 0, read);
            if (text.Length > options.MaxBodyBytes)
                throw RequestException.TooLarge($"The part \"{name}\" is more than {options.MaxBodyBytes} bytes, which is the limit.");
        }

        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }

    private static (string Part, ContentDispositionHeaderValue Disposition) NameOf(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.Name.HasValue
            ? (HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), disposition)
            : throw RequestException.BadRequest("A part of the request has no name; each needs a Content-Disposition with one.");

    private JsonDocument Fill(ReadOnlyMemory<byte> operations, ReadOnlyMemory<byte> map, out IReadOnlySet<string> parts)
    {
        using var checkedOperations = JsonText.Parse(operations, "The part \"operations\"");
        using var places = JsonText.Parse(map, "The part \"map\"");
        JsonNode? root = checkedOperations.RootElement.ValueKind switch
        {
            JsonValueKind.Object => JsonObject.Create(checkedOperations.RootElement.Clone()),
            JsonValueKind.Array => JsonArray.Create(checkedOperations.RootElement.Clone()),
            _ => null,
        };
        if (root is null)
            throw RequestException.BadRequest($"The part \"operations\" must be an object, but it is {JsonText.Describe(checkedOperations.RootElement.ValueKind)}.");
        parts = FileMap.Apply(root, places.RootElement, options.Uploads.MaxFiles);
        return JsonDocument.Parse(root.ToJsonString());
    }
}
