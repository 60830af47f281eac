using Timeline.Testing;

namespace Timeline.EmbeddedPostgres.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_changes_only_with_its_file() =>
        GoldenFile.Match(PublicApi.Describe(typeof(EmbeddedPostgresServer).Assembly), "PublicApi.txt");
}
