using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Timeline.GraphQL.AspNetCore.Requests;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.AspNetCore.Http;

/// <summary>Several requests in one body, answered by the list of their responses in the same order.</summary>
internal static class Batch
{
    /// <exception cref="RequestException">Batching is off, or there are none or too many.</exception>
    public static IReadOnlyList<RequestParameters> Read(JsonElement list, int most)
    {
        var count = list.GetArrayLength();
        if (most == 0)
            throw RequestException.BadRequest("The request body is a list; requests are not batched here, send one object at a time.");
        if (count == 0)
            throw RequestException.BadRequest("The request body is an empty list; send at least one request.");
        if (count > most)
            throw RequestException.BadRequest(string.Create(CultureInfo.InvariantCulture, $"The request body has {count} requests; the limit is {most}."));
        return [.. list.EnumerateArray().Select((request, index) => RequestJson.Read(request, string.Create(CultureInfo.InvariantCulture, $"Request {index + 1} of the list")))];
    }

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ExecutionResult> results)
    {
        var list = new ArrayBufferWriter<byte>();
        for (var i = 0; i < results.Count; i++)
        {
            list.Write(i == 0 ? "["u8 : ","u8);
            list.Write(results[i].ToUtf8().Span);
        }

        list.Write("]"u8);
        return list.WrittenMemory;
    }
}
