using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Schemas.Changes;

namespace Timeline.Architecture.Tests.Schemas;

/// <summary>What breaks clients of the released schema, and which of it is meant.</summary>
internal static class BreakingChanges
{
    public static IEnumerable<string> Violations(string released, string current, IEnumerable<string> accepted)
    {
        var listed = accepted.Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#')).ToList();
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in listed)
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0)
                yield return $"\"{line}\" in accepted-changes.txt gives no reason: write it as <kind> <coordinate>: <reason>.";
            else
                reasons[line[..colon]] = line[(colon + 2)..];
        }

        var breaking = SchemaComparer.Compare(Build(released), Build(current)).Where(change => change.Severity == ChangeSeverity.Breaking).ToList();
        foreach (var change in breaking.Where(change => !reasons.ContainsKey(Key(change))))
            yield return $"{change.Description} Clients of the released schema break. Keep it (deprecate it instead), or add to accepted-changes.txt: {Key(change)}: <reason>";
        foreach (var key in reasons.Keys.Where(key => !breaking.Exists(change => Key(change) == key)))
            yield return $"{key} is in accepted-changes.txt and is no change: take it out.";
    }

    private static string Key(SchemaChange change) => $"{change.Kind} {change.Coordinate}";

    private static Timeline.GraphQL.Types.Schema Build(string sdl) => SchemaBuilder.BuildUnbound([new SdlSource("schema.graphql", sdl)]);
}
