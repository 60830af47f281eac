using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.GraphQL.AspNetCore.Requests;

namespace Timeline.GraphQL.AspNetCore.Uploads;

/// <summary>Puts the names of the file parts where the operations have null. GraphQL multipart request specification, "map".</summary>
internal static class FileMap
{
    /// <summary>Reads the map and fills the operations.</summary>
    /// <param name="operations">The request, or the list of requests; changed in place.</param>
    /// <param name="map">For each part the places of its file.</param>
    /// <param name="maxFiles">How many parts the map may name.</param>
    /// <returns>The names of the parts to come.</returns>
    /// <exception cref="RequestException">The map is not of that form, names a place that is not null, or too many files.</exception>
    public static IReadOnlySet<string> Apply(JsonNode operations, JsonElement map, int maxFiles)
    {
        if (map.ValueKind != JsonValueKind.Object)
            throw RequestException.BadRequest($"The part \"map\" must be an object, but it is {JsonText.Describe(map.ValueKind)}.");
        var count = map.EnumerateObject().Count();
        if (count > maxFiles)
            throw RequestException.TooLarge(string.Create(CultureInfo.InvariantCulture, $"The part \"map\" names {count} files; the limit is {maxFiles}."));

        var parts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in map.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Array || entry.Value.EnumerateArray().Any(static place => place.ValueKind != JsonValueKind.String))
                throw RequestException.BadRequest($"The part \"map\" must have a list of places for \"{entry.Name}\", such as [\"variables.file\"].");
            if (!parts.Add(entry.Name))
                throw RequestException.BadRequest($"The part \"map\" names \"{entry.Name}\" twice.");
            foreach (var place in entry.Value.EnumerateArray())
                Set(operations, place.GetString()!, entry.Name);
        }

        return parts;
    }

    private static void Set(JsonNode operations, string place, string part)
    {
        var steps = place.Split('.');
        var first = operations is JsonArray ? 1 : 0;
        if (steps.Length < first + 2 || steps[first] != "variables")
            throw NoPlace(place);
        var parent = operations;
        foreach (var step in steps[..^1])
            parent = Child(parent, step) ?? throw NoPlace(place);

        switch (parent)
        {
            case JsonObject holder when holder.TryGetPropertyValue(steps[^1], out var value) && value is null:
                holder[steps[^1]] = part;
                break;
            case JsonArray list when Index(list, steps[^1]) is { } index && list[index] is null:
                list[index] = part;
                break;
            default:
                throw NoPlace(place);
        }
    }

    private static JsonNode? Child(JsonNode? parent, string step) => parent switch
    {
        JsonObject holder => holder.TryGetPropertyValue(step, out var value) ? value : null,
        JsonArray list => Index(list, step) is { } index ? list[index] : null,
        _ => null,
    };

    private static int? Index(JsonArray list, string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count ? index : null;

    private static RequestException NoPlace(string place) => RequestException.BadRequest(
        $"The part \"map\" names the place \"{(place.Length <= 80 ? place : place[..80] + "…")}\"; the part \"operations\" has no null there among its variables.");
}
