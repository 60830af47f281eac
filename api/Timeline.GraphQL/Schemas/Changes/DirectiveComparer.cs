using Timeline.GraphQL.Types;
using static Timeline.GraphQL.Schemas.Changes.SchemaChangeKind;

namespace Timeline.GraphQL.Schemas.Changes;

/// <summary>What became of a directive.</summary>
internal static class DirectiveComparer
{
    public static void Compare(DirectiveDefinition older, DirectiveDefinition? newer, List<SchemaChange> changes)
    {
        var name = older.Name;
        if (newer is null)
        {
            changes.Add(new(DirectiveRemoved, $"@{name}", $"{name} was removed."));
            return;
        }

        SchemaComparer.Each(older.Arguments, newer.Arguments,
            removed => changes.Add(new(DirectiveArgRemoved, $"@{name}({removed.Name}:)", $"{removed.Name} was removed from {name}.")),
            added =>
            {
                if (added.IsRequired)
                    changes.Add(new(RequiredDirectiveArgAdded, $"@{name}({added.Name}:)", $"A required arg {added.Name} on directive {name} was added."));
            },
            (before, after) =>
            {
                if (!TypeChange.IsSafeForInput(before.Type, after.Type))
                    changes.Add(new(DirectiveArgChangedKind, $"@{name}({before.Name}:)", $"{name} arg {before.Name} has changed type from {before.Type} to {after.Type}."));
            });
        if (older.IsRepeatable && !newer.IsRepeatable)
            changes.Add(new(DirectiveRepeatableRemoved, $"@{name}", $"Repeatable flag was removed from {name}."));
        foreach (var location in older.Locations.Where(location => !newer.Locations.Contains(location)))
            changes.Add(new(DirectiveLocationRemoved, $"@{name}", $"{location.SdlName()} was removed from {name}."));
    }
}
