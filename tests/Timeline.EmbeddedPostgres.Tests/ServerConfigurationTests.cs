using Timeline.EmbeddedPostgres.Running;

namespace Timeline.EmbeddedPostgres.Tests;

public sealed class ServerConfigurationTests
{
    [Fact]
    public void Values_are_quoted_so_that_they_stay_values()
    {
        var text = ServerConfiguration.Text(new Dictionary<string, string> { ["search_path"] = @"it's a \ path" });

        Assert.Contains(@"search_path = 'it''s a \\ path'", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fsync = off\nport", "1")]
    [InlineData("", "1")]
    [InlineData("fsync", "off\nport = 1")]
    public void Names_and_values_cannot_smuggle_in_another_setting(string name, string value) =>
        Assert.Throws<ArgumentException>(() => ServerConfiguration.Text(new Dictionary<string, string> { [name] = value }));
}
