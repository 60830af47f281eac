using System.Diagnostics;
using Marten;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Storage.Schema;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Running;

/// <summary>A store with the incidents INC-1 and INC-2 of two events each, and verbs of the program run over it as processes.</summary>
internal static class RecordedStore
{
    /// <param name="database">Where.</param>
    /// <param name="secondEvent">Of the incident with that number.</param>
    public static async Task<TestSchema> CreateAsync(DatabaseFixture database, Func<int, IncidentEvent> secondEvent)
    {
        var schema = await database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        await using var store = await OpenAsync(schema);
        for (var number = 1; number <= 2; number++)
        {
            await using var session = store.Writing();
            session.LastModifiedBy = "Ada";
            session.Events.Append(
                Guid.CreateVersion7(), 2, new IncidentDeclared(number, $"INC-{number}", Severity.Sev1, IncidentKind.Real, "UTC"), secondEvent(number));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        return schema;
    }

    /// <summary>The program's own store over a schema, made where it is missing.</summary>
    public static async Task<DocumentStore> OpenAsync(TestSchema schema)
    {
        var store = StoreSetup.Open(schema.DataSource, new Settings { DatabaseSchema = schema.Name });
        await new StoreSchema(store, schema.DataSource).PrepareAsync(migrate: false, TestContext.Current.CancellationToken);
        return store;
    }

    public static Task<(int Code, string Output, string Errors)> RunAsync(TestSchema schema, string verb, params string[] arguments) =>
        RunAsync(schema.ConnectionString, schema.Name, verb, arguments);

    public static async Task<(int Code, string Output, string Errors)> RunAsync(string connectionString, string schema, string verb, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Timeline.Api.dll"), verb, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ConnectionStrings__Timeline"] = connectionString, ["TIMELINE_DATABASE_SCHEMA"] = schema },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.ReplaceLineEndings("\n"), await errors);
    }
}
