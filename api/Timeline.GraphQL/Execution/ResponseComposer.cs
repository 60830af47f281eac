using System.Text.Json;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;
using Timeline.GraphQL.Validation.Cost;

namespace Timeline.GraphQL.Execution;

/// <summary>Puts responses together: <c>errors</c> when there are any, then <c>data</c>. GraphQL spec, section "Response Format".</summary>
internal static class ResponseComposer
{
    /// <summary>A response without errors begins as this, so that its data need not be copied.</summary>
    public static ReadOnlySpan<byte> Begin => "{\"data\":"u8;

    /// <summary>A response whose execution never began, or gave nothing but errors.</summary>
    public static byte[] Errors(IReadOnlyList<GraphQLError> errors, bool hasData)
    {
        using var json = new JsonBytes();
        WriteErrors(json, errors);
        json.Write(hasData ? ",\"data\":null}"u8 : "}"u8);
        return json.Written.ToArray();
    }

    /// <summary>The whole response to an execution.</summary>
    /// <param name="root">What began with <see cref="Begin"/> and holds all data. It is spent when it is the response itself.</param>
    /// <param name="errors">In their order.</param>
    public static JsonBytes Compose(Segment root, IReadOnlyList<GraphQLError> errors)
    {
        root.Json.Write("}"u8);
        if (errors.Count == 0 && !root.HasPlaces)
            return root.TakeJson();

        var whole = new JsonBytes(root.Json.Length + 256);
        if (errors.Count > 0)
        {
            WriteErrors(whole, errors);
            whole.Write(","u8);
        }
        else
        {
            whole.Write("{"u8);
        }

        root.CopyTo(whole, from: 1);
        return whole;
    }

    /// <summary>A response with its cost in <c>extensions</c>. A cost beyond counting is null: JSON has no infinity.</summary>
    public static JsonBytes WithCost(ReadOnlySpan<byte> response, OperationCost cost)
    {
        var whole = new JsonBytes(response.Length + 100);
        whole.Write(response[..^1]);
        whole.Write(",\"extensions\":{\"cost\":{\"fieldCost\":"u8);
        PlainJson.WriteValue(whole, cost.FieldCost);
        whole.Write(",\"typeCost\":"u8);
        PlainJson.WriteValue(whole, cost.TypeCost);
        whole.Write("}}}"u8);
        return whole;
    }

    /// <summary>A response with other errors in the place of its own.</summary>
    public static byte[] WithErrors(ReadOnlySpan<byte> response, IReadOnlyList<GraphQLError> errors)
    {
        // Its first member is the list of errors.
        var reader = new Utf8JsonReader(response);
        while (reader.TokenType != JsonTokenType.StartArray)
            reader.Read();
        reader.Skip();
        using var whole = new JsonBytes(response.Length + 256);
        WriteErrors(whole, errors);
        whole.Write(response[(int)reader.BytesConsumed..]);
        return whole.Written.ToArray();
    }

    private static void WriteErrors(JsonBytes to, IReadOnlyList<GraphQLError> errors)
    {
        to.Write("{\"errors\":["u8);
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
                to.Write(","u8);
            WriteError(to, errors[i]);
        }

        to.Write("]"u8);
    }

    // GraphQL spec, section "Errors".
    private static void WriteError(JsonBytes to, GraphQLError error)
    {
        to.Write("{\"message\":"u8);
        to.WriteText(error.Message);
        if (error.Locations.Count > 0)
            WriteLocations(to, error.Locations);
        if (error.Path is { } path)
        {
            to.Write(",\"path\":"u8);
            PlainJson.WriteList(to, path);
        }

        if (error.Extensions is { Count: > 0 } extensions)
        {
            to.Write(",\"extensions\":"u8);
            PlainJson.WriteMembers(to, extensions);
        }

        to.Write("}"u8);
    }

    private static void WriteLocations(JsonBytes to, IReadOnlyList<Location> locations)
    {
        var next = ",\"locations\":["u8;
        foreach (var location in locations)
        {
            to.Write(next);
            to.Write("{\"line\":"u8);
            to.WriteNumber(location.Line);
            to.Write(",\"column\":"u8);
            to.WriteNumber(location.Column);
            to.Write("}"u8);
            next = ","u8;
        }

        to.Write("]"u8);
    }
}
