using System.Net;
using System.Net.Sockets;
using System.Text;
using Timeline.Api.Tests.Running;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Host;

/// <summary>The program as a process: what stands in the terminal, and the exit code.</summary>
public sealed class ProgramTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Prints_one_line_with_a_link_that_signs_in_once()
    {
        await using var schema = await database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        using var program = Start(schema, "--urls=http://127.0.0.1:0");
        var line = await program.ReadLineAsync();
        Assert.Matches(@"^Timeline is ready on http://127\.0\.0\.1:\d+/ - sign in once with http://127\.0\.0\.1:\d+/sign-in#[0-9a-f]{32}\.[\w-]{43}$", line);
        var link = new Uri(line[(line.LastIndexOf(' ') + 1)..]);
        using var anonymous = new TimelineClient(new Uri(link.GetLeftPart(UriPartial.Authority)), token: null);
        using var content = new StringContent($$"""{"token":"{{link.Fragment[1..]}}","name":"Ada"}""", Encoding.UTF8, "application/json");
        using var response = await anonymous.Http.PostAsync("/session", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(0, await program.StopAsync());
    }

    [Fact]
    public async Task A_line_of_the_log_begins_with_the_time_in_UTC()
    {
        await using var schema = await database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        using var program = Start(schema, "--urls=http://127.0.0.1:0");
        using var client = new TimelineClient(RunningProgram.RootIn(await program.ReadLineAsync()), token: null);
        client.Http.DefaultRequestHeaders.Host = "rebound.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Http.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Matches(@"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warn: Timeline\.Api\.Host\.Names\.RefusedNames.*rebound\.example", await program.ReadLineAsync());
    }

    [Fact]
    public async Task Says_what_to_set_when_others_can_reach_it_and_nobody_named_it()
    {
        await using var schema = await database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        using var program = Start(schema, "--urls=http://0.0.0.0:0");
        await program.ReadLineAsync();
        Assert.Contains("set TIMELINE_PUBLIC_URL", await program.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_lost_when_it_is_killed()
    {
        await using var schema = await database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        string incidentId;
        using (var first = Start(schema, "--urls=http://127.0.0.1:0"))
        {
            using var client = new TimelineClient(RunningProgram.RootIn(await first.ReadLineAsync()), RunningTimeline.AdminToken);
            incidentId = await client.DeclareAsync();
            await client.DoAsync("logEntry", new { incidentId, text = "Just before the end." });
            first.Kill();
        }

        using var second = Start(schema, "--urls=http://127.0.0.1:0");
        using var again = new TimelineClient(RunningProgram.RootIn(await second.ReadLineAsync()), RunningTimeline.AdminToken);
        var record = await again.AskAsync("query($key: String!) { incident(key: $key) { version timeline { nodes { ... on TimelineEntry { text } } } } }", new { key = incidentId });
        Assert.Equal(2, record.Number("incident.version"));
        Assert.Equal("Just before the end.", record.Text("incident.timeline.nodes.0.text"));
    }

    [Fact]
    public async Task A_port_in_use_is_one_sentence_and_a_failure()
    {
        await using var schema = await database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var program = Start(schema, $"--urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        await AssertRefusedAsync(program, "address already in use; stop the program that uses it, or choose another with --urls=");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=timeline", "The database does not answer")]
    [InlineData("nonsense", "ConnectionStrings__Timeline cannot be read")]
    public async Task A_wrong_connection_string_is_one_sentence_and_a_failure(string connectionString, string sentence)
    {
        using var program = new RunningProgram(["--urls=http://127.0.0.1:0"], new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Timeline"] = connectionString });
        await AssertRefusedAsync(program, sentence);
    }

    [Fact]
    public async Task A_database_that_is_not_there_and_a_wrong_password_are_told_apart()
    {
        var builder = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString);
        using (var missing = new RunningProgram(["--urls=http://127.0.0.1:0"], new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Timeline"] = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "no_such_database" }.ConnectionString }))
            await AssertRefusedAsync(missing, "create it, or name another in ConnectionStrings__Timeline");
        builder.Password = "wrong";
        using var refused = new RunningProgram(["--urls=http://127.0.0.1:0"], new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Timeline"] = builder.ConnectionString });
        await AssertRefusedAsync(refused, "check Username and Password");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_one_sentence_and_a_failure()
    {
        var file = Path.GetTempFileName();
        using var program = new RunningProgram(["--urls=http://127.0.0.1:0"], new Dictionary<string, string>(StringComparer.Ordinal) { ["TIMELINE_DATA"] = file });
        await AssertRefusedAsync(program, "is a file: name a folder");
        File.Delete(file);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_in_words()
    {
        await using var schema = await database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        using (var first = Start(schema, "--urls=http://127.0.0.1:0"))
        {
            await first.ReadLineAsync();
            Assert.Equal(0, await first.StopAsync());
        }

        await using (var newer = schema.DataSource.CreateCommand($"insert into \"{schema.Name}\".es_migrations select * from (select max(number) + 1000, 'from the future', now() from \"{schema.Name}\".es_migrations)"))
            await newer.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        using var second = Start(schema, "--urls=http://127.0.0.1:0");
        await AssertRefusedAsync(second, "newer");
    }

    [Fact]
    public async Task A_database_that_lost_a_column_is_refused_in_words()
    {
        await using var schema = await database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        using (var first = Start(schema, "--urls=http://127.0.0.1:0"))
        {
            await first.ReadLineAsync();
            Assert.Equal(0, await first.StopAsync());
        }

        await using (var broken = schema.DataSource.CreateCommand($"alter table \"{schema.Name}\".mt_events drop column user_name"))
            await broken.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        using var second = Start(schema, "--urls=http://127.0.0.1:0");
        await AssertRefusedAsync(second, "user_name");
    }

    private static async Task AssertRefusedAsync(RunningProgram program, string sentence)
    {
        var (code, errors) = await program.EndAsync();
        Assert.NotEqual(0, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    internal static RunningProgram Start(TestSchema schema, string urls) => new([urls], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ConnectionStrings__Timeline"] = schema.ConnectionString,
        ["TIMELINE_DATABASE_SCHEMA"] = schema.Name,
        ["TIMELINE_ADMIN_TOKEN"] = RunningTimeline.AdminToken,
    });
}
