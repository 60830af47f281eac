using Xunit.v3;

namespace Timeline.Testing;

/// <summary>Marks a regression test with the issue it keeps from coming back; run them with <c>-trait "Issue=#123"</c>.</summary>
/// <param name="number">The issue as people write it: <c>#123</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class IssueAttribute(string number) : Attribute, ITraitAttribute
{
    public string Number { get; } = number;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Issue", Number)];
}
