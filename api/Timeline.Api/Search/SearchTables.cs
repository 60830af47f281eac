using System.Data.Common;
using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;
using DbCommandBuilder = Weasel.Core.DbCommandBuilder;
using Table = Weasel.Postgresql.Tables.Table;

namespace Timeline.Api.Search;

/// <summary>The tables that search reads, as a part of the schema that Marten makes and compares.</summary>
/// <remarks>
/// <c>search_thing</c> has a row for each thing that can be found, <c>search_word</c> the words that misspelt ones are compared with. Both are made
/// from the record and can be made anew from it.
/// </remarks>
internal sealed class SearchTables(StoreOptions options) : FeatureSchemaBase("search", options.Advanced.Migrator)
{
    public const string Things = "search_thing";
    public const string Words = "search_word";

    private const string TrigramIndex = "search_word_idx_trigrams";

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        yield return ThingTable(options.DatabaseSchemaName);
        yield return WordTable(options.DatabaseSchemaName);
        yield return new SearchFunctions(options.DatabaseSchemaName);
    }

    private static Table ThingTable(string schema)
    {
        var table = new Table(new PostgresqlObjectName(schema, Things, SchemaUtils.IdentifierUsage.General));
        table.AddColumn("tenant_id", "varchar").NotNull().AsPrimaryKey();
        table.AddColumn("id", "uuid").NotNull().AsPrimaryKey();
        table.AddColumn("incident_id", "uuid").NotNull();
        table.AddColumn("version", "bigint").NotNull();
        table.AddColumn("thing", "varchar").NotNull();
        table.AddColumn("kind", "varchar");
        table.AddColumn("occurred_at", "timestamptz").NotNull();
        table.AddColumn("retracted", "boolean").NotNull();
        table.AddColumn("words", "tsvector").NotNull();
        table.AddColumn("text", "text").NotNull();
        table.Indexes.Add(new IndexDefinition("search_thing_idx_time") { Columns = ["tenant_id", "occurred_at", "id"] });
        table.Indexes.Add(new IndexDefinition("search_thing_idx_incident") { Columns = ["tenant_id", "incident_id", "occurred_at"] });
        table.Indexes.Add(new IndexDefinition("search_thing_idx_words") { Columns = ["words"], Method = IndexMethod.gin });
        return table;
    }

    private static Table WordTable(string schema)
    {
        var table = new Table(new PostgresqlObjectName(schema, Words, SchemaUtils.IdentifierUsage.General));
        table.AddColumn("tenant_id", "varchar").NotNull().AsPrimaryKey();
        table.AddColumn("word", "varchar").NotNull().AsPrimaryKey();
        table.IgnoreIndex(TrigramIndex);   // of an operator class whose schema differs from database to database
        return table;
    }
}

/// <summary>The extension for trigrams, its index, and the function that asks it.</summary>
internal sealed class SearchFunctions(string schema) : ISchemaObject
{
    private const string Function = "search_like";

    public DbObjectName Identifier { get; } = new PostgresqlObjectName(schema, Function, SchemaUtils.IdentifierUsage.General);

    public IEnumerable<DbObjectName> AllNames() => [new PostgresqlObjectName(schema, Function, SchemaUtils.IdentifierUsage.Function)];

    public void WriteCreateStatement(Migrator migrator, TextWriter writer)
    {
        using var stream = typeof(SearchFunctions).Assembly.GetManifestResourceStream("search.sql")!;
        using var reader = new StreamReader(stream);
        writer.WriteLine(reader.ReadToEnd().ReplaceLineEndings("\n").Replace("{schema}", $"\"{schema}\"", StringComparison.Ordinal));
    }

    // Replaced in place.
    public void WriteDropStatement(Migrator rules, TextWriter writer)
    {
    }

    public void ConfigureQueryCommand(DbCommandBuilder builder)
    {
        var name = builder.AddParameter(schema).ParameterName;
        builder.Append(
            $"""

             select count(*)::int from (
                 select 1 from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = :{name} and p.proname = '{Function}'
                 union all
                 select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = :{name} and c.relname = 'search_word_idx_trigrams') found;

             """);
    }

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct = default)
    {
        var found = await reader.ReadAsync(ct) ? reader.GetInt32(0) : 0;
        return new SchemaObjectDelta(this, found switch { 2 => SchemaPatchDifference.None, 0 => SchemaPatchDifference.Create, _ => SchemaPatchDifference.Update });
    }
}
