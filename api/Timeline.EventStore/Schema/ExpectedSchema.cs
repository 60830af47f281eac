using Timeline.EventStore.Documents;

namespace Timeline.EventStore.Schema;

/// <summary>What a database must hold for this program: what the migrations make, and a table for each registered document type.</summary>
internal static class ExpectedSchema
{
    // PostgreSQL cuts longer names off, when they are given and when they are asked for.
    private const int LongestName = 63;

    /// <summary>What all migrations together make. A test holds this list against a fresh database.</summary>
    public static IReadOnlyList<SchemaObject> OfMigrations { get; } = Load();

    public static IReadOnlyList<SchemaObject> With(IEnumerable<DocumentMapping> documents) => [.. OfMigrations, .. documents.SelectMany(Of)];

    /// <summary>The table of a document type, as <see cref="DocumentMapping.CreateSql"/> makes it.</summary>
    public static IReadOnlyList<SchemaObject> Of(DocumentMapping document) => [.. TableOf(document)];

    private static IEnumerable<SchemaObject> TableOf(DocumentMapping document)
    {
        var table = $"mt_doc_{document.Alias}";
        yield return new("table", table, "stored");
        yield return new("column", $"{table}.tenant_id", "character varying not null with a default");
        yield return new("column", $"{table}.id", document.IdSqlType == "uuid" ? "uuid not null" : "character varying not null");
        yield return new("column", $"{table}.data", "jsonb not null");
        yield return new("column", $"{table}.mt_last_modified", "timestamp with time zone null with a default");
        yield return new("column", $"{table}.mt_dotnet_type", "character varying null");
        yield return new("column", $"{table}.mt_version", "bigint not null with a default");
        yield return new("constraint", $"{table}.{Cut(document.PrimaryKey)}", "PRIMARY KEY (tenant_id, id)");
        // Of an index without its expressions, which PostgreSQL prints in a way of its own.
        foreach (var index in document.Indexes)
            yield return new("index", $"{table}.{Cut($"{table}_idx_{index.Name}")}", $"{(index.Unique ? "unique " : "")}btree (tenant_id, …");
    }

    private static string Cut(string name) => name.Length <= LongestName ? name : name[..LongestName];

    private static List<SchemaObject> Load()
    {
        using var stream = typeof(ExpectedSchema).Assembly.GetManifestResourceStream("schema/expected.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(SchemaObject.Parse).ToList();
    }
}
