using System.Text.Json;
using Npgsql;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Running;

/// <summary>A database as version 0.1 left it, and what that version answered: see Timeline.Storage.Tests/Migrating/Fixture/README.md.</summary>
internal static class Version01
{
    public const string Schema = "public";

    public static async Task<TestDatabase> CreateAsync(DatabaseFixture databases)
    {
        var database = await databases.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        // Not through the pool: the statements change settings of their session.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var load = new NpgsqlCommand(await File.ReadAllTextAsync(PathOf("version-0.1.sql"), TestContext.Current.CancellationToken), connection) { AllResultTypesAreUnknown = true };
        await load.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return database;
    }

    /// <summary>One of the files beside the database.</summary>
    public static JsonElement Read(string file) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(PathOf(file)));

    public static string Secret(string name) => Read("secrets.json").Text(name)!;

    public static Task<(int Code, string Output, string Errors)> RunAsync(TestDatabase database, string verb, params string[] arguments) =>
        RecordedStore.RunAsync(database.ConnectionString, Schema, verb, arguments);

    public static RunningProgram Start(TestDatabase database) => new(["--urls=http://127.0.0.1:0"], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Timeline"] = database.ConnectionString,
        ["TIMELINE_DATABASE_SCHEMA"] = Schema,
        ["TIMELINE_ADMIN_TOKEN"] = Secret("administratorToken"),
        ["TIMELINE_SIGN_IN_LINK"] = "never",
    });

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Version01", file);
}
