using Timeline.GraphQL.Tests;

namespace Timeline.Architecture.Tests.Schemas;

/// <summary>What breaks clients of the released schema, by graphql-js, and which of it is meant.</summary>
internal static class BreakingChanges
{
    public static async Task<IReadOnlyList<string>> ViolationsAsync(string released, string current, IEnumerable<string> accepted)
    {
        var violations = new List<string>();
        var reasons = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in accepted.Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0)
                violations.Add($"\"{line}\" in accepted-changes.txt gives no reason: write it as <change>: <reason>.");
            else
                reasons.Add(line[..colon]);
        }

        var breaking = await SchemaChanges.BreakingAsync(released, current);
        violations.AddRange(breaking.Where(change => !reasons.Contains(change))
            .Select(change => $"Clients of the released schema break. Keep it (deprecate it instead), or add to accepted-changes.txt: {change}: <reason>"));
        violations.AddRange(reasons.Except(breaking, StringComparer.Ordinal).Select(change => $"{change} is in accepted-changes.txt and is no change: take it out."));
        return violations;
    }
}
