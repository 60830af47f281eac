using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Timeline.Storage.Files;

/// <summary>The table of files, as a part of the schema that Marten makes and compares: a file is rows of equal size, read one at a time.</summary>
internal sealed class FileTable(StoreOptions options) : FeatureSchemaBase("es_files", options.Advanced.Migrator)
{
    public const string Name = "es_file";

    /// <inheritdoc/>
    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        var table = new Table(new PostgresqlObjectName(options.DatabaseSchemaName, Name, SchemaUtils.IdentifierUsage.General));
        table.AddColumn("tenant_id", "varchar").AsPrimaryKey();
        table.AddColumn("owner", "uuid").AsPrimaryKey();
        table.AddColumn("hash", "varchar").AsPrimaryKey();
        table.AddColumn("part", "varchar").AsPrimaryKey();
        table.AddColumn("number", "integer").AsPrimaryKey();
        table.AddColumn("length", "bigint").NotNull();
        table.AddColumn("bytes", "bytea").NotNull();
        yield return table;
    }
}
