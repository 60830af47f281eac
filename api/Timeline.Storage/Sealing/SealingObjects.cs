using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using JasperFx.Events;
using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using DbCommandBuilder = Weasel.Core.DbCommandBuilder;

namespace Timeline.Storage.Sealing;

/// <summary>The functions and the trigger of the hash chain, as a part of the schema that Marten makes and compares.</summary>
internal sealed class SealingFeature(StoreOptions options) : FeatureSchemaBase("es_seal", options.Advanced.Migrator)
{
    /// <summary>The trigger is on the table of events.</summary>
    public override IEnumerable<Type> DependentTypes()
    {
        yield return typeof(IEvent);
    }

    /// <inheritdoc />
    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        yield return new SealingObjects(options.DatabaseSchemaName);
    }
}

/// <summary>
/// Compared by the text of each function, and the trigger: that it is there, calls es_seal for every row, and is switched on.
/// </summary>
internal sealed partial class SealingObjects : ISchemaObject
{
    private const string TriggerName = "es_seal";

    private readonly string _schema;
    private readonly string _functions;
    private readonly SortedDictionary<string, string> _bodies = new(StringComparer.Ordinal);

    public SealingObjects(string schema)
    {
        _schema = schema;
        Identifier = new PostgresqlObjectName(schema, TriggerName, SchemaUtils.IdentifierUsage.General);
        using var stream = typeof(SealingObjects).Assembly.GetManifestResourceStream("sealing.sql")!;
        using var reader = new StreamReader(stream);
        _functions = reader.ReadToEnd().ReplaceLineEndings("\n").Replace("{schema}", SchemaName.Quote(schema), StringComparison.Ordinal);
        foreach (Match function in FunctionText().Matches(_functions))
            _bodies.Add(function.Groups["name"].Value, Digest(function.Groups["body"].Value));
    }

    public DbObjectName Identifier { get; }

    public IEnumerable<DbObjectName> AllNames() => _bodies.Keys.Select(name => new PostgresqlObjectName(_schema, name, SchemaUtils.IdentifierUsage.Function));

    public void WriteCreateStatement(Migrator migrator, TextWriter writer)
    {
        var events = $"{SchemaName.Quote(_schema)}.mt_events";
        writer.WriteLine(_functions);
        writer.WriteLine($"drop trigger if exists {TriggerName} on {events};");
        writer.WriteLine($"create trigger {TriggerName} before insert on {events} for each row execute function {SchemaName.Quote(_schema)}.{TriggerName}();");
    }

    // Replaced in place: while the functions are being changed, no append may go without them.
    public void WriteDropStatement(Migrator rules, TextWriter writer)
    {
    }

    public void ConfigureQueryCommand(DbCommandBuilder builder)
    {
        var schema = builder.AddParameter(_schema).ParameterName;
        builder.Append(
            $"""

             select p.proname::text, md5(replace(p.prosrc, e'\r', '')) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
             where n.nspname = :{schema} and p.proname like 'es\_%'
             union all
             select 'trigger', t.tgenabled::text from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
                 join pg_proc p on p.oid = t.tgfoid and p.pronamespace = n.oid and p.proname = '{TriggerName}'
             where n.nspname = :{schema} and c.relname = 'mt_events' and t.tgname = '{TriggerName}' and t.tgtype = 7 and t.tgqual is null;

             """);
    }

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct = default)
    {
        var found = new HashSet<(string Name, string Text)>();
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
            found.Add((reader.GetString(0), reader.GetString(1)));
        var same = found.Contains(("trigger", "O")) && _bodies.All(body => found.Contains((body.Key, body.Value)));
        return new SchemaObjectDelta(this, same ? SchemaPatchDifference.None : found.Count == 0 ? SchemaPatchDifference.Create : SchemaPatchDifference.Update);
    }

#pragma warning disable CA5351 // Compares texts with what PostgreSQL's md5 says of them; nothing is protected by it.
    private static string Digest(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351

    [GeneratedRegex(@"create or replace function [^\s.]+\.(?<name>\w+)\(.*?\$body\$(?<body>.*?)\$body\$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FunctionText();
}
