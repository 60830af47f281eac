using System.Reflection;
using Timeline.Architecture.Tests.Layers.Fixtures;
using Timeline.Architecture.Tests.Tree;
using Timeline.Domain.Incidents;
using Timeline.EmbeddedPostgres;

namespace Timeline.Architecture.Tests.Layers;

public sealed class PurityTests
{
    [Fact]
    public void The_domain_is_pure() => Violations.None(Purity.Violations(typeof(IncidentEvent).Assembly.GetTypes()));

    [Fact]
    public void Every_way_to_be_impure_is_found()
    {
        var found = Purity.Violations(AndNested(typeof(Impure))).ToList();
        Assert.All(
            new[]
            {
                "(.cctor) uses Guid.NewGuid", "(Clock) uses DateTimeOffset.UtcNow", "(NodaClock) uses SystemClock.Instance", "(GivenClock) uses IClock.GetCurrentInstant",
                "(Id) uses Guid.CreateVersion7", "(Chance) uses Random.Shared", "(SecureChance) uses RandomNumberGenerator.GetInt32",
                "(Machine) uses Environment.MachineName", "uses File.ReadAllText", "(WaitAsync) uses Task",
            },
            way => Assert.Contains(found, violation => violation.Contains(way, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_pure_is_let_through() => Assert.Empty(Purity.Violations(AndNested(typeof(Pure))));

    [Fact]
    public void The_private_server_uses_the_base_class_library_only() => Violations.None(NotOfTheRuntime(typeof(EmbeddedPostgresServer).Assembly));

    [Fact]
    public void What_is_not_of_the_base_class_library_is_found() =>
        Assert.Contains("Timeline.Domain uses NodaTime.", NotOfTheRuntime(typeof(IncidentEvent).Assembly));

    private static IEnumerable<Type> AndNested(Type type) => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(AndNested).Prepend(type);

    private static IEnumerable<string> NotOfTheRuntime(Assembly assembly) =>
        from reference in assembly.GetReferencedAssemblies()
        where !File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, reference.Name + ".dll"))
        select $"{assembly.GetName().Name} uses {reference.Name}.";
}
