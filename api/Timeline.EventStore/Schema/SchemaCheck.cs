using Npgsql;

namespace Timeline.EventStore.Schema;

/// <summary>Holds a database against what the program needs. What is there besides does no harm.</summary>
internal static class SchemaCheck
{
    // A rebuild on another node may put its tables in place while the catalogs are read; a second look sees them.
    private const int Looks = 3;

    /// <summary>Looks within the caller's transaction.</summary>
    /// <exception cref="SchemaMismatchException">Something is missing or different.</exception>
    public static async Task RunAsync(
        NpgsqlConnection connection, string schema, IReadOnlyList<SchemaObject> expected, CancellationToken cancellation, Exception? cause = null)
    {
        for (var look = 1; ; look++)
        {
            var differences = await LookAsync(connection, schema, expected, cancellation).ConfigureAwait(false);
            if (differences.Count == 0)
                return;
            if (look == Looks)
                throw new SchemaMismatchException(schema, differences, cause);
        }
    }

    /// <summary>Looks once: each difference in words.</summary>
    public static async Task<IReadOnlyList<string>> LookAsync(
        NpgsqlConnection connection, string schema, IReadOnlyList<SchemaObject> expected, CancellationToken cancellation)
    {
        var names = expected.Select(wanted => wanted.Owner).ToHashSet(StringComparer.Ordinal);
        var found = await SchemaCatalog.ReadAsync(connection, schema, names, cancellation).ConfigureAwait(false);
        return Differences(expected, found);
    }

    /// <summary>Each difference in words, in the order of what is expected. Of a table that is missing, nothing but that is told.</summary>
    private static List<string> Differences(IReadOnlyList<SchemaObject> expected, IReadOnlyList<SchemaObject> found)
    {
        var byName = found.ToDictionary(there => (there.Kind, there.Name), there => there.Definition);
        var missingOwners = expected
            .Where(wanted => wanted.Kind is "table" or "type" && !byName.ContainsKey((wanted.Kind, wanted.Name)))
            .Select(wanted => wanted.Name)
            .ToHashSet(StringComparer.Ordinal);
        var names = expected.Select(wanted => (wanted.Kind, wanted.Name)).ToHashSet();
        var others = found.Where(there => !names.Contains((there.Kind, there.Name))).ToList();

        var differences = new List<string>();
        foreach (var wanted in expected)
        {
            if (byName.TryGetValue((wanted.Kind, wanted.Name), out var definition))
            {
                if (!wanted.IsFoundIn(definition))
                    differences.Add($"the {wanted.Kind} {wanted.Name} is \"{definition}\" and must be \"{wanted.Definition}\"");
            }
            else if (wanted.Kind is "table" or "type" || !missingOwners.Contains(wanted.Owner))
            {
                differences.Add($"the {wanted.Kind} {wanted.Name} ({wanted.Definition}) is missing{Instead(wanted, others)}");
            }
        }

        return differences;
    }

    // What was renamed, or has other parameters, is easier put right when it is named.
    private static string Instead(SchemaObject wanted, List<SchemaObject> others)
    {
        var other = wanted.Kind switch
        {
            "function" => others.Find(there => there.Kind == wanted.Kind && there.ShortName == wanted.ShortName),
            "constraint" or "index" => others.Find(there => there.Kind == wanted.Kind && there.Owner == wanted.Owner && wanted.IsFoundIn(there.Definition)),
            _ => null,
        };
        return other is null ? "" : $"; there is {other.Name} instead";
    }
}

/// <summary>The database lacks something that the program needs, or has it otherwise. Nothing was changed.</summary>
public sealed class SchemaMismatchException : Exception
{
    internal SchemaMismatchException(string schema, IReadOnlyList<string> differences, Exception? cause)
        : base(
            $"The schema \"{schema}\" of the database is not as this program needs it:\n{string.Concat(differences.Select(difference => $"- {difference}.\n"))}"
            + "Somebody has changed it by hand, or a restore was not complete. Nothing was changed now. Restore a backup, or make good by hand what is named "
            + $"above, with the statements of the migrations {Migration.All[0].Name} to {Migration.All[^1].Name}, and start again.",
            cause) => Differences = differences;

    /// <summary>Each difference in words; at least one.</summary>
    public IReadOnlyList<string> Differences { get; }
}
