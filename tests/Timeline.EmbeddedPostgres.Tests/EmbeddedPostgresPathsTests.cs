namespace Timeline.EmbeddedPostgres.Tests;

public sealed class EmbeddedPostgresPathsTests
{
    [Fact]
    public void Root_keeps_data_where_the_servers_account_can_reach_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "This is not root.");

        Assert.Equal("/var/lib/someapp", EmbeddedPostgresPaths.Default("SomeApp"));
    }

    [Fact]
    public void An_ordinary_user_keeps_data_in_the_home_folder()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "This is root.");

        Assert.Equal(
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "someapp"),
            EmbeddedPostgresPaths.Default("SomeApp"));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("..")]
    [InlineData("a/b")]
    public void A_name_that_is_no_folder_name_is_the_callers_mistake(string name) =>
        Assert.Throws<ArgumentException>(() => EmbeddedPostgresPaths.Default(name));
}
