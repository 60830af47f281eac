using Microsoft.Extensions.Configuration;
using Timeline.Api.Host;

namespace Timeline.Api.Tests.Host;

public sealed class SettingsTests
{
    [Fact]
    public void The_command_line_wins_over_the_environment()
    {
        var settings = Read(["--Timeline:SessionDays=3", "--Timeline:Data", "/from/arguments"], new() { ["TIMELINE_SESSION_DAYS"] = "5", ["TIMELINE_DATA"] = "/from/environment", ["TIMELINE_ADMIN_TOKEN"] = "token" });
        Assert.Equal((3, "/from/arguments", "token"), (settings.SessionDays, settings.DataFolder, settings.AdminToken));
    }

    [Fact]
    public void A_secret_may_come_from_a_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "from-a-file\n");
        var settings = Read([], new() { ["TIMELINE_ADMIN_TOKEN_FILE"] = file, ["TIMELINE_DATABASE_PASSWORD_FILE"] = file, ["ConnectionStrings__Timeline"] = "Host=db;Database=timeline" });
        Assert.Equal("from-a-file", settings.AdminToken);
        Assert.Contains("from-a-file", settings.ConnectionString, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Theory]
    [InlineData("TIMELINE_SESSION_DAYS", "forever", "Timeline:SessionDays is \"forever\"; set a whole number from 1 to 365.")]
    [InlineData("TIMELINE_SESSION_DAYS", "0", "Timeline:SessionDays is \"0\"; set a whole number from 1 to 365.")]
    [InlineData("TIMELINE_ONLY_TRUSTED_DOCUMENTS", "maybe", "Timeline:OnlyTrustedDocuments is \"maybe\"; set true or false.")]
    [InlineData("TIMELINE_PUBLIC_URL", "timeline.example.com", "TIMELINE_PUBLIC_URL is \"timeline.example.com\"")]
    [InlineData("TIMELINE_ALLOWED_HOSTS", "timeline.internal, https://b.example", "TIMELINE_ALLOWED_HOSTS holds \"https://b.example\"")]
    [InlineData("TIMELINE_ALLOWED_HOSTS", "timeline.internal:8080", "TIMELINE_ALLOWED_HOSTS holds \"timeline.internal:8080\"")]
    [InlineData("TIMELINE_SIGN_IN_LINK", "sometimes", "TIMELINE_SIGN_IN_LINK is \"sometimes\"; set auto, always or never.")]
    [InlineData("TIMELINE_TRUSTED_PROXIES", "10.0.0.0/8, the-proxy", "TIMELINE_TRUSTED_PROXIES holds \"the-proxy\"")]
    [InlineData("TIMELINE_FETCH_FONTS", "perhaps", "Timeline:FetchFonts is \"perhaps\"; set true or false.")]
    [InlineData("TIMELINE_FILES", "files", "TIMELINE_FILES is \"files\"; set database, folder:/a/whole/path, or s3://bucket/prefix.")]
    [InlineData("TIMELINE_FILES", "folder:files", "TIMELINE_FILES is \"folder:files\"")]
    [InlineData("TIMELINE_MAX_FILE_MB", "0", "Timeline:MaxFileMegabytes is \"0\"; set a whole number from 1 to 1000.")]
    [InlineData("ConnectionStrings__Timeline", "this is none", "ConnectionStrings__Timeline cannot be read")]
    [InlineData("ConnectionStrings__Timeline", "Database=timeline", "ConnectionStrings__Timeline names no Host")]
    [InlineData("TIMELINE_ADMIN_TOKEN_FILE", "/does/not/exist", "TIMELINE_ADMIN_TOKEN_FILE names /does/not/exist")]
    public void A_value_that_cannot_be_read_is_named_with_what_to_do(string name, string value, string message)
    {
        var refused = Assert.Throws<StartupException>(() => Read([], new() { [name] = value }));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_fonts_that_is_not_there_is_named()
    {
        var refused = Assert.Throws<StartupException>(() => FontPlace.Use(Read([], new() { ["TIMELINE_FONTS"] = "/does/not/exist" })));
        Assert.StartsWith("TIMELINE_FONTS is \"/does/not/exist\", which is no folder", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port=80")]
    [InlineData("serve-it")]
    [InlineData("--Timeline:Nonsense=1")]
    public void An_argument_that_is_no_setting_is_refused(string argument)
    {
        var refused = Assert.Throws<StartupException>(() => Read([argument], []));
        Assert.Contains($"\"{argument}\" is no setting of Timeline", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:1;http://[::1]:2", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://localhost:1;http://10.0.0.1:2", false)]
    [InlineData("http://timeline.localhost:5080", true)]
    [InlineData("http://localhost.example.com:5080", false)]
    public void It_is_known_whether_other_machines_can_reach_the_server(string urls, bool loopback)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = urls });
        Assert.Equal(loopback, ListenUrls.AreLoopback(configuration));
    }

    [Fact]
    public void An_address_that_cannot_be_read_is_named()
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = "nonsense" });
        Assert.Contains("\"nonsense\"", Assert.Throws<StartupException>(() => ListenUrls.AreLoopback(configuration)).Message, StringComparison.Ordinal);
    }

    private static Settings Read(string[] arguments, Dictionary<string, string> environment)
    {
        var configuration = new ConfigurationManager();
        ConfigurationSources.Add(configuration, arguments, environment.GetValueOrDefault);
        return Settings.Read(configuration);
    }
}
