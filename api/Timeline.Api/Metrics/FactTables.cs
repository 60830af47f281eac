using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;
using Table = Weasel.Postgresql.Tables.Table;

namespace Timeline.Api.Metrics;

/// <summary>The tables that figures over many incidents are read from, as a part of the schema that Marten makes and compares (ADR 40).</summary>
/// <remarks>
/// <c>incident_fact</c> has a row for each incident, <c>metric_duration</c> one for each metric of each, <c>incident_member</c> what they concern,
/// <c>incident_impact</c> when which service suffered, <c>sla_fact</c> each clock, <c>recurrence_fact</c> which lessons came back and <c>action_fact</c> each action item. Enums are their numbers. All are made from the record, clocks from
/// the catalogue too, and can be made anew.
/// </remarks>
internal sealed class FactTables(StoreOptions options) : FeatureSchemaBase("facts", options.Advanced.Migrator)
{
    public const string Facts = "incident_fact";
    public const string Durations = "metric_duration";
    public const string Members = "incident_member";
    public const string Impacts = "incident_impact";
    public const string Clocks = "sla_fact";
    public const string Recurrences = "recurrence_fact";
    public const string Actions = "action_fact";

    /// <summary>What is filtered by, on each table that figures are computed from, so that they are read from one index.</summary>
    private static readonly string[] Filtered = ["severity", "highest", "kind", "standing", "detected_by"];

    public static IReadOnlyList<string> All { get; } = [Facts, Durations, Members, Impacts, Clocks, Recurrences, Actions];

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        yield return FactTable();
        yield return DurationTable();
        yield return MemberTable();
        yield return ImpactTable();
        yield return ClockTable();
        yield return RecurrenceTable();
        yield return ActionTable();
    }

    private Table FactTable()
    {
        var table = Begin(Facts);
        table.AddColumn("incident_id", "uuid").NotNull();
        table.AddColumn("version", "bigint").NotNull();
        table.AddColumn("definitions", "integer").NotNull();
        table.AddColumn("began_at", "timestamptz").NotNull();
        AddFiltered(table);
        table.AddColumn("updates_due", "integer");
        table.AddColumn("updates_on_time", "integer");
        table.AddColumn("eta_slips", "integer").NotNull();
        table.Indexes.Add(new IndexDefinition("incident_fact_idx_began")
        {
            Columns = ["tenant_id", "began_at"],
            IncludeColumns = ["number", .. Filtered, "updates_due", "updates_on_time", "eta_slips"],
        });
        return table;
    }

    private Table DurationTable()
    {
        var table = Begin(Durations);
        table.AddColumn("metric", "smallint").NotNull().AsPrimaryKey();
        table.AddColumn("ordinal", "smallint").NotNull().AsPrimaryKey();
        table.AddColumn("status", "smallint").NotNull();
        table.AddColumn("seconds", "bigint");
        table.AddColumn("started_at", "timestamptz").NotNull();
        AddFiltered(table);
        AddAnchor(table, "from");
        AddAnchor(table, "to");
        table.Indexes.Add(new IndexDefinition("metric_duration_idx_metric")
        {
            Columns = ["tenant_id", "metric", "started_at"],
            IncludeColumns = ["number", "ordinal", "status", "seconds", .. Filtered],
        });
        return table;
    }

    private Table MemberTable()
    {
        var table = new Table(new PostgresqlObjectName(options.DatabaseSchemaName, Members, SchemaUtils.IdentifierUsage.General));
        table.AddColumn("tenant_id", "varchar").NotNull().AsPrimaryKey();
        table.AddColumn("dimension", "smallint").NotNull().AsPrimaryKey();
        table.AddColumn("key", "varchar").NotNull().AsPrimaryKey();
        table.AddColumn("number", "integer").NotNull().AsPrimaryKey();
        table.AddColumn("name", "varchar").NotNull();
        table.Indexes.Add(new IndexDefinition("incident_member_idx_number") { Columns = ["tenant_id", "number"] });
        return table;
    }

    private Table ImpactTable()
    {
        var table = Begin(Impacts);
        table.AddColumn("ordinal", "integer").NotNull().AsPrimaryKey();
        table.AddColumn("service", "varchar");
        table.AddColumn("customer", "varchar");
        table.AddColumn("segment", "varchar");
        table.AddColumn("level", "smallint").NotNull();
        table.AddColumn("from_at", "timestamptz").NotNull();
        table.AddColumn("until_at", "timestamptz");
        table.AddColumn("entry_id", "uuid").NotNull();
        table.Indexes.Add(new IndexDefinition("incident_impact_idx_service") { Columns = ["tenant_id", "service", "from_at"] });
        return table;
    }

    private Table ClockTable()
    {
        var table = Begin(Clocks);
        table.AddColumn("ordinal", "integer").NotNull().AsPrimaryKey();
        table.AddColumn("clock", "smallint").NotNull();
        table.AddColumn("outcome", "smallint").NotNull();
        table.AddColumn("started_at", "timestamptz").NotNull();
        AddFiltered(table);
        table.AddColumn("policy", "uuid");
        table.AddColumn("policy_version", "integer");
        table.AddColumn("target", "varchar");
        table.AddColumn("awaits", "smallint");
        table.AddColumn("customer", "uuid");
        table.AddColumn("contract", "uuid");
        table.AddColumn("cycle", "uuid");
        table.AddColumn("due_at", "timestamptz");
        AddAnchor(table, "from");
        AddAnchor(table, "to");
        table.AddColumn("over", "boolean").NotNull();
        table.AddColumn("pauses", "integer").NotNull();
        table.AddColumn("paused_seconds", "bigint").NotNull();
        table.AddColumn("pause_reasons", "varchar");
        table.AddColumn("paused_late", "boolean").NotNull();
        table.AddColumn("reassessed", "boolean").NotNull();
        table.AddColumn("finding", "uuid");
        table.Indexes.Add(new IndexDefinition("sla_fact_idx_started")
        {
            Columns = ["tenant_id", "started_at"],
            IncludeColumns = ["number", "ordinal", "clock", "outcome", "due_at", "policy", "target", "awaits", "customer", .. Filtered],
        });
        return table;
    }

    private Table RecurrenceTable()
    {
        var table = Begin(Recurrences);
        table.AddColumn("lesson", "uuid").NotNull().AsPrimaryKey();
        table.AddColumn("earlier", "integer").NotNull();
        return table;
    }

    private Table ActionTable()
    {
        var table = Begin(Actions);
        table.AddColumn("ordinal", "integer").NotNull().AsPrimaryKey();
        table.AddColumn("status", "smallint").NotNull();
        table.AddColumn("due_at", "timestamptz");
        table.AddColumn("settled_at", "timestamptz");
        return table;
    }

    private Table Begin(string name)
    {
        var table = new Table(new PostgresqlObjectName(options.DatabaseSchemaName, name, SchemaUtils.IdentifierUsage.General));
        table.AddColumn("tenant_id", "varchar").NotNull().AsPrimaryKey();
        table.AddColumn("number", "integer").NotNull().AsPrimaryKey();
        return table;
    }

    private static void AddAnchor(Table table, string side)
    {
        table.AddColumn(side + "_at", "timestamptz");
        table.AddColumn(side + "_kind", "smallint");
        table.AddColumn(side + "_entry", "uuid");
    }

    private static void AddFiltered(Table table)
    {
        foreach (var column in Filtered[..^1])
            table.AddColumn(column, "smallint").NotNull();
        table.AddColumn(Filtered[^1], "smallint");
    }
}
