using System.Reflection;
using Timeline.Testing;

namespace Timeline.EmbeddedPostgres.Tests.Testing;

/// <summary>Something of every kind, to be printed.</summary>
public abstract class Sample<T>(string name) : IProgress<Sample<T>>
    where T : class
{
    public const int Limit = 3;

    public event EventHandler? Happened;

    public required string Name { get; init; } = name;

    public T? Value { get; protected set; }

    internal int Hidden { get; set; }

    public Sample<T>? Find(IReadOnlyList<string?> names, int? from = null, params string[] rest) => null;

    public void Report(Sample<T> value) => value.Raise();

    protected abstract void Raise();

    protected virtual void OnHappened() => Happened?.Invoke(this, EventArgs.Empty);
}

public sealed class PublicApiTextTests
{
    private static readonly string[] Expected =
    [
        "abstract class Timeline.EmbeddedPostgres.Tests.Testing.Sample<T> : System.IProgress<Timeline.EmbeddedPostgres.Tests.Testing.Sample<T>>",
        "  T? Value { get; protected set; }",
        "  Timeline.EmbeddedPostgres.Tests.Testing.Sample<T>? Find(System.Collections.Generic.IReadOnlyList<string?> names, int? from = null, params string[] rest)",
        "  const int Limit = 3",
        "  event System.EventHandler Happened",
        "  new(string name)",
        "  protected abstract void Raise()",
        "  protected virtual void OnHappened()",
        "  required string Name { get; init; }",
        "  void Report(Timeline.EmbeddedPostgres.Tests.Testing.Sample<T> value)",
    ];

    [Fact]
    public void Every_kind_of_member_is_printed_as_others_see_it()
    {
        var text = PublicApi.Describe(Assembly.GetExecutingAssembly());
        var printed = text.Split("\n\n").Single(block => block.StartsWith(Expected[0], StringComparison.Ordinal));

        Assert.Equal(Expected, printed.TrimEnd().Split('\n'));
        Assert.Equal(text, PublicApi.Describe(Assembly.GetExecutingAssembly()));
    }
}
