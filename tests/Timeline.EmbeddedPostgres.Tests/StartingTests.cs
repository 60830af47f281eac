using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Npgsql;

namespace Timeline.EmbeddedPostgres.Tests;

public sealed class StartingTests : IAsyncLifetime
{
    private readonly ServerFolder _folder = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task A_new_folder_gets_a_durable_server_of_version_18_with_the_database_asked_for()
    {
        var said = new List<string>();
        await using var server = await EmbeddedPostgresServer.StartAsync(Opened(_folder).Options() with { Database = "an odd \"name\"", Settings = new Dictionary<string, string>() }, said.Add, TestContext.Current.CancellationToken);

        Assert.False(server.Adopted);
        Assert.Equal("an odd \"name\"", await ServerFolder.AskAsync(server.ConnectionString, "SELECT current_database()"));
        Assert.StartsWith("18.", Assert.IsType<string>(await ServerFolder.AskAsync(server.ConnectionString, "SHOW server_version")), StringComparison.Ordinal);
        Assert.Equal("on", await ServerFolder.AskAsync(server.ConnectionString, "SHOW fsync"));
        Assert.Equal("UTC", await ServerFolder.AskAsync(server.ConnectionString, "SHOW timezone"));
        Assert.Equal("UTF8", await ServerFolder.AskAsync(server.ConnectionString, "SHOW server_encoding"));
        Assert.Equal(2, said.Count);
    }

    [Fact]
    public async Task The_server_listens_on_loopback_alone_and_wants_the_password()
    {
        await using var server = await _folder.StartAsync();

        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(at => at.Port == server.Port);
        Assert.Equal([IPAddress.Loopback], listening.Select(at => at.Address));
        var stranger = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess" }.ConnectionString;
        var e = await Assert.ThrowsAsync<PostgresException>(() => ServerFolder.AskAsync(stranger, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, e.SqlState);
    }

    [Fact]
    public async Task Nobody_else_can_read_the_password_or_the_data()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes; the user's profile is closed to others.");
        await using var server = await _folder.StartAsync();

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(_folder.In("password")) & others);
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(_folder.In("server.log")) & others);
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(_folder.Cluster) & others);
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(_folder.Data) & others);
        }
    }

    [Fact]
    public async Task The_next_start_keeps_rows_password_and_port()
    {
        var first = await _folder.StartAsync();
        await ServerFolder.AskAsync(first.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.DisposeAsync();
        await first.DisposeAsync();

        await using var second = await _folder.StartAsync();

        Assert.False(second.Adopted);
        Assert.Equal(first.ConnectionString, second.ConnectionString);
        Assert.Equal(42, await ServerFolder.AskAsync(second.ConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_remembered_port_that_is_taken_is_given_up_for_another()
    {
        var first = await _folder.StartAsync();
        await first.DisposeAsync();
        using var squatter = new TcpListener(IPAddress.Loopback, first.Port);
        squatter.Start();

        await using var second = await _folder.StartAsync();

        Assert.NotEqual(first.Port, second.Port);
        Assert.Equal(1, await ServerFolder.AskAsync(second.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_port_asked_for_that_is_taken_is_refused()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        var port = ((IPEndPoint)squatter.LocalEndpoint).Port;

        var e = await _folder.RefusedAsync(EmbeddedPostgresFailure.PortInUse, _folder.Options() with { Port = port });

        Assert.Contains(port.ToString(provider: null), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alter_system_cannot_open_the_server_to_the_network()
    {
        var first = await _folder.StartAsync();
        await ServerFolder.AskAsync(first.ConnectionString, "ALTER SYSTEM SET listen_addresses = '*'");
        await first.DisposeAsync();

        await using var second = await _folder.StartAsync();

        Assert.Equal("127.0.0.1", await ServerFolder.AskAsync(second.ConnectionString, "SHOW listen_addresses"));
    }

    [Fact]
    public async Task A_lost_password_is_replaced_and_the_rows_stay()
    {
        var first = await _folder.StartAsync();
        await ServerFolder.AskAsync(first.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.DisposeAsync();
        File.Delete(_folder.In("password"));

        await using var second = await _folder.StartAsync();

        Assert.NotEqual(first.ConnectionString, second.ConnectionString);
        Assert.Equal(42, await ServerFolder.AskAsync(second.ConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_database_that_is_there_although_nothing_says_so_is_used()
    {
        await (await _folder.StartAsync(options => options with { Database = "mine" })).DisposeAsync();
        File.Delete(_folder.In("databases"));

        await using var again = await _folder.StartAsync(options => options with { Database = "mine" });

        Assert.Equal("mine", await ServerFolder.AskAsync(again.ConnectionString, "SELECT current_database()"));
    }

    [Fact]
    public async Task Giving_up_leaves_no_server_and_no_lock_behind()
    {
        using var giveUp = new CancellationTokenSource();
        var start = EmbeddedPostgresServer.StartAsync(Opened(_folder).Options(), _ => giveUp.Cancel(), giveUp.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);

        await using var server = await _folder.StartAsync();

        Assert.False(server.Adopted);
        Assert.Empty(Directory.GetDirectories(_folder.Data, "draft-*"));
    }

    [Fact]
    public async Task Ctrl_C_in_a_terminal_does_not_reach_the_server()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sessions are read from /proc.");
        await using var server = await _folder.StartAsync();

        Assert.NotEqual(SessionOf(Environment.ProcessId), SessionOf(server.ProcessId));
    }

    [Theory]
    [InlineData(-1, "postgres")]
    [InlineData(65536, "postgres")]
    [InlineData(0, "")]
    [InlineData(0, "two\nlines")]
    [InlineData(0, "sixty-four letters are one more than PostgreSQL keeps of a name..")]
    public async Task Options_that_can_never_work_are_the_callers_mistake(int port, string database) =>
        await Assert.ThrowsAsync<ArgumentException>(() => EmbeddedPostgresServer.StartAsync(_folder.Options() with { Port = port, Database = database }, cancellation: TestContext.Current.CancellationToken));

    private static string SessionOf(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3];
    }

    private static ServerFolder Opened(ServerFolder folder)
    {
        folder.LetPass();
        return folder;
    }
}
